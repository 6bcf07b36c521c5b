package dev.threadlab.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  @TempDir private Path directory;

  @Test
  void whatABlockSaysIsTold() throws IOException {
    assertThat(
            read("""
            current thread:<_MainThread(MainThread, started 1396)>
            current pid:94
            total threads:30
            CPU number:0
            write a

            """)
                .first())
        .containsExactly(new Block("a", "_MainThread(MainThread, started 1396)", 94, 30, 0));
  }

  @Test
  void whatItDoesNotSayIsAbsentThoughTheOneBeforeSaidIt() throws IOException {
    assertThat(read("current pid:94\ntotal threads:2\nwrite b\n\nCPU number:1\na\n\nc\n").first())
        .containsExactly(
            new Block("b", null, 94, 2, null),
            new Block("a", null, null, null, 1),
            new Block("c", null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current pid:0",
        "total threads:0",
        "current pid:4194305",
        "total threads:99999999999999999999999999",
        "CPU number:8192",
        "CPU number:4294967296"
      })
  void whatCannotBeIsAbsent(String fact) throws IOException {
    assertThat(read(fact + "\nwrite a\n").first())
        .containsExactly(new Block("a", null, null, null, null));
  }

  @Test
  void tornRecordsAreLeftOutAndDuplicatesAreNot() throws IOException {
    String output = "write b\n\ncurrent pid:7\nwrite x\n\nwrite b\n\nwrite a\nwrite c\n\nwrite a\n";
    assertThat(read(output).first()).extracting(Block::line).containsExactly("b", "b", "a");
  }

  @Test
  void longTextsAreCutAndThoseBeyondTheMostCounted() throws IOException {
    String name = "x".repeat(119) + "\uD83D\uDE00".repeat(500);
    Blocks blocks = read("current thread:<%s>\nwrite a\n\nwrite b\n\nwrite c\n".formatted(name), 2);
    assertThat(blocks.first().getFirst().thread()).isEqualTo("x".repeat(119));
    assertThat(blocks.first()).hasSize(2);
    assertThat(blocks.others()).isEqualTo(1);
  }

  private Blocks read(String output) throws IOException {
    return read(output, 10);
  }

  private Blocks read(String output, int most) throws IOException {
    return Blocks.read(
        Files.writeString(directory.resolve("input"), "a\nb\nc\n"),
        Files.writeString(directory.resolve("output"), output),
        most);
  }
}
