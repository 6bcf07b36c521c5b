package dev.threadlab.workload.top;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.report.ThreadUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadTableTest {
  @TempDir private Path proc;

  @Test
  void aRowHasNameStateTimesAndCpuEvenIfTheNameLooksLikeMore() throws IOException {
    thread(
        100,
        "a) R (b",
        "S 1 2 3 4 5 6 7 8 9 10 12 34 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 1 39");
    assertThat(ThreadTable.read(proc))
        .containsExactly(new ThreadUsage(100, "a) R (b", "S", 120_000, 340_000, 1));
  }

  @Test
  void rowsAreInTheOrderOfTheirNumbersAndBounded() throws IOException {
    for (int i = 1; i <= ThreadTable.ROWS_MOST + 5; i++) {
      thread(i, "t", "R" + " 0".repeat(40));
    }
    assertThat(ThreadTable.read(proc)).hasSize(ThreadTable.ROWS_MOST);
    assertThat(ThreadTable.read(proc)).extracting(ThreadUsage::threadId).isSorted();
  }

  @Test
  void aThreadThatEndsMeanwhileIsLeftOut() throws IOException {
    thread(1, "t", "R" + " 0".repeat(40));
    Files.createDirectories(proc.resolve("self/task/2"));
    assertThat(ThreadTable.read(proc)).hasSize(1);
  }

  @Test
  void thisProcessHasItsThreads() {
    assertThat(ThreadTable.read(Path.of("/proc")))
        .anySatisfy(row -> assertThat(row.state()).isEqualTo("R"))
        .allSatisfy(row -> assertThat(row.name()).isNotEmpty());
  }

  @Test
  void withoutSuchADirectoryThereAreNone() {
    assertThat(ThreadTable.read(proc.resolve("nowhere"))).isEmpty();
  }

  private void thread(int id, String name, String rest) throws IOException {
    Path directory = Files.createDirectories(proc.resolve("self/task/" + id));
    Files.writeString(directory.resolve("stat"), id + " (" + name + ") " + rest + "\n");
  }
}
