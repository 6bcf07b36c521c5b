package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.workload.probe.LineProbe;
import dev.threadlab.workload.probe.ThreadCount;

/** Blocks to test with. */
final class Blocks {
  private static final ThreadCount COUNT = ThreadCount.ofThisProcess();

  private Blocks() {}

  static Block of(int threads, int cpu, byte[] line) {
    LineProbe probe = new LineProbe(COUNT);
    Block block = new Block(probe, 94);
    block.fill(probe.threadId(), threads, cpu, line, new Line(0, line.length));
    return block;
  }

  static Block of(String line) {
    return of(30, 6, line.getBytes(UTF_8));
  }

  static String text(Block block) {
    return new String(block.text(), 0, block.length(), ISO_8859_1);
  }
}
