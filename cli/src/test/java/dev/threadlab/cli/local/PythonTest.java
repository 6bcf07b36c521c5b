package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  @TempDir private Path directory;

  @Test
  void theFirstInThePathIsAskedWhoItIs() throws Exception {
    says("echo 9; echo /opt/python/bin/python3.9");
    assertThat(Python.find("/nowhere::" + directory + ":/usr/bin").executable())
        .hasToString("/opt/python/bin/python3.9");
  }

  @Test
  void noneIsRefused() {
    assertThatThrownBy(() -> Python.find("/nowhere:" + directory))
        .isInstanceOf(RefusedException.class)
        .hasMessage("variants in Python need python3 (3.9 or later) in PATH, and there is none");
  }

  @Test
  void oneThatIsTooOldIsRefused() throws IOException {
    says("echo 8; echo /opt/python/bin/python3.8");
    assertThatThrownBy(() -> Python.find(directory.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessage("variants in Python need Python 3.9 or later; %s/python3 is 3.8", directory);
  }

  @Test
  void oneThatIsBrokenIsRefusedWithWhatItSays() throws IOException {
    says("echo cannot open a library >&2");
    assertThatThrownBy(() -> Python.find(directory.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith("does not tell its version: cannot open a library");
  }

  private void says(String script) throws IOException {
    var python = directory.resolve("python3");
    Files.writeString(python, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
