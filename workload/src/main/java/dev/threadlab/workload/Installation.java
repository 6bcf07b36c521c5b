package dev.threadlab.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Copies this program, its Java runtime and the C library that they need to a directory from which
 * they run in any root, whatever C library that has or none: {@code ./start --library-path lib
 * opt/java/bin/java @app/options ARGUMENT...}, started there.
 */
final class Installation {
  private final Path root;
  private final Path directory;

  private Installation(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
  }

  /** Copies it all, over what is there. */
  static void into(Path directory) throws IOException {
    Path root = Path.of(System.getProperty("java.home")).resolve("../..").normalize();
    new Installation(root, directory).run();
  }

  private void run() throws IOException {
    for (String part : new String[] {"opt", "app"}) {
      each(root.resolve(part), file -> directory.resolve(root.relativize(file)));
    }
    for (String part : new String[] {"lib", "lib64"}) {
      each(root.resolve(part), this::library);
    }
  }

  /** The loader is a program, that of all others; where it is differs by architecture. */
  private Path library(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("ld-") ? directory.resolve("start") : directory.resolve("lib", name);
  }

  private interface Place {
    Path of(Path file);
  }

  private static void each(Path part, Place place) throws IOException {
    if (!Files.isDirectory(part)) {
      return;
    }
    try (Stream<Path> files = Files.walk(part)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(file, place.of(file)));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void copy(Path file, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
