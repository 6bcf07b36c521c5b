package dev.threadlab.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() throws IOException {
    try (var in = Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      var properties = new Properties();
      properties.load(in);
      return new String[] {"threadlab " + properties.getProperty("version")};
    }
  }
}
