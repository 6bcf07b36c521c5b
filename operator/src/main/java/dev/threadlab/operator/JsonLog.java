package dev.threadlab.operator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * Logs to standard output, an event a line, as JSON. Logback finds it as a service; to read the
 * same from a file would be a tenth of the operator's start.
 */
public final class JsonLog extends ContextAwareBase implements Configurator {
  /** Warns of every API version that is called alpha, ours included. */
  private static final String VERSION_WARNINGS =
      "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils";

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    var stdout = new ConsoleAppender<ILoggingEvent>();
    stdout.setContext(loggers);
    stdout.setEncoder(encoder(loggers));
    stdout.start();
    var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(stdout);
    loggers.getLogger(VERSION_WARNINGS).setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static JsonEncoder encoder(LoggerContext loggers) {
    var encoder = new JsonEncoder();
    encoder.setContext(loggers);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}
