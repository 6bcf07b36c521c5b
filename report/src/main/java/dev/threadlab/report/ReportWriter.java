package dev.threadlab.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.threadlab.integrity.Integrity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run report as JSON. A property has the name of its record component; what is absent is
 * left out.
 */
public final class ReportWriter {
  private final JsonGenerator json;

  private ReportWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The report as one JSON object in UTF-8, without line breaks. */
  public static byte[] write(RunReport report) {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(bytes, JsonEncoding.UTF8)) {
      new ReportWriter(json).report(report);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused a write", impossible);
    }
    return bytes.toByteArray();
  }

  private void report(RunReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", report.version());
    task(report.task());
    process(report.process());
    cpus(report.cpus());
    array("iterations", report.iterations(), this::iteration);
    array("lines", report.lines(), this::line);
    json.writeNumberField("linesOmitted", report.linesOmitted());
    array("threads", report.threads(), this::thread);
    if (report.hardware() != null) {
      hardware(report.hardware());
    }
    integrity(report.integrity());
    json.writeStringField("outputSha256", report.outputSha256());
    json.writeEndObject();
  }

  private void task(Task task) throws IOException {
    json.writeObjectFieldStart("task");
    json.writeStringField("strategy", task.strategy());
    number("threads", task.threads());
    json.writeStringField("synchronization", task.synchronization());
    json.writeNumberField("lines", task.lines());
    json.writeNumberField("hashRounds", task.hashRounds());
    json.writeNumberField("sleepMicros", task.sleepMicros());
    json.writeBooleanField("fsync", task.fsync());
    json.writeBooleanField("reopen", task.reopen());
    json.writeBooleanField("rereadInput", task.rereadInput());
    json.writeNumberField("warmup", task.warmup());
    json.writeNumberField("measured", task.measured());
    json.writeEndObject();
  }

  private void process(ProcessFacts process) throws IOException {
    json.writeObjectFieldStart("process");
    json.writeNumberField("pid", process.pid());
    json.writeStringField("runtime", process.runtime());
    number("startupMicros", process.startupMicros());
    number("maxResidentBytes", process.maxResidentBytes());
    if (process.gil() != null) {
      json.writeBooleanField("gil", process.gil());
    }
    number("switchIntervalMicros", process.switchIntervalMicros());
    json.writeEndObject();
  }

  private void cpus(Cpus cpus) throws IOException {
    json.writeObjectFieldStart("cpus");
    number("limitMillis", cpus.limitMillis());
    number("memoryLimitBytes", cpus.memoryLimitBytes());
    text("allowed", cpus.allowed());
    number("available", cpus.available());
    number("wanted", cpus.wanted());
    array("seen", cpus.seen(), json::writeNumber);
    json.writeEndObject();
  }

  private void iteration(Iteration iteration) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", iteration.index());
    json.writeBooleanField("warmup", iteration.warmup());
    json.writeNumberField("durationNanos", iteration.durationNanos());
    json.writeNumberField("cpuNanos", iteration.cpuNanos());
    number("harnessMicros", iteration.harnessMicros());
    json.writeNumberField("threadsMost", iteration.threadsMost());
    counters(iteration.counters());
    integrity(iteration.integrity());
    json.writeEndObject();
  }

  private void counters(Counters counters) throws IOException {
    json.writeObjectFieldStart("counters");
    number("usageNanos", counters.usageNanos());
    number("periods", counters.periods());
    number("throttledPeriods", counters.throttledPeriods());
    number("throttledNanos", counters.throttledNanos());
    number("voluntarySwitches", counters.voluntarySwitches());
    number("involuntarySwitches", counters.involuntarySwitches());
    number("migrations", counters.migrations());
    number("pressureCpuMicros", counters.pressureCpuMicros());
    json.writeEndObject();
  }

  private void line(LineReport line) throws IOException {
    json.writeStartObject();
    json.writeStringField("line", line.line());
    text("thread", line.thread());
    number("threadId", line.threadId());
    number("pid", line.pid());
    number("threads", line.threads());
    number("cpu", line.cpu());
    number("startNanos", line.startNanos());
    number("endNanos", line.endNanos());
    number("waitedNanos", line.waitedNanos());
    number("workedNanos", line.workedNanos());
    json.writeEndObject();
  }

  private void thread(ThreadUsage thread) throws IOException {
    json.writeStartObject();
    json.writeNumberField("threadId", thread.threadId());
    json.writeStringField("name", thread.name());
    json.writeStringField("state", thread.state());
    json.writeNumberField("userMicros", thread.userMicros());
    json.writeNumberField("systemMicros", thread.systemMicros());
    json.writeNumberField("lastCpu", thread.lastCpu());
    json.writeEndObject();
  }

  private void hardware(Hardware hardware) throws IOException {
    json.writeObjectFieldStart("hardware");
    text("cpuModel", hardware.cpuModel());
    number("maxMegahertz", hardware.maxMegahertz());
    number("logicalCpus", hardware.logicalCpus());
    number("physicalCores", hardware.physicalCores());
    number("memoryBytes", hardware.memoryBytes());
    array("disks", hardware.disks(), this::disk);
    text("kernel", hardware.kernel());
    number("cgroupVersion", hardware.cgroupVersion());
    json.writeEndObject();
  }

  private void disk(Hardware.Disk disk) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", disk.name());
    text("model", disk.model());
    json.writeNumberField("sizeBytes", disk.sizeBytes());
    json.writeEndObject();
  }

  private void integrity(Integrity integrity) throws IOException {
    json.writeObjectFieldStart("integrity");
    json.writeNumberField("lines", integrity.lines());
    json.writeNumberField("records", integrity.records());
    json.writeNumberField("lost", integrity.lost());
    json.writeNumberField("duplicated", integrity.duplicated());
    json.writeNumberField("torn", integrity.torn());
    json.writeNumberField("outOfOrder", integrity.outOfOrder());
    array("evidence", integrity.evidence(), this::evidence);
    json.writeEndObject();
  }

  private void evidence(Integrity.Evidence evidence) throws IOException {
    json.writeStartObject();
    json.writeStringField("fault", evidence.fault().name());
    json.writeStringField("line", evidence.line());
    json.writeNumberField("record", evidence.record());
    json.writeEndObject();
  }

  private void number(String name, @Nullable Number value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value.longValue());
    }
  }

  private void text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private <T> void array(String name, List<T> values, Element<T> element) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      element.write(value);
    }
    json.writeEndArray();
  }

  /** Writes one element of an array. */
  private interface Element<T> {
    void write(T value) throws IOException;
  }
}
