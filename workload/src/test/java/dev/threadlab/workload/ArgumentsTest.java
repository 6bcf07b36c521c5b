package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.workload.command.Command;
import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @Test
  void whatIsNotGivenHasItsDefault() throws RefusedException {
    assertThat(parse("--strategy Sequential --lines 20 --dir /d"))
        .isEqualTo(
            new Arguments(
                Strategy.Sequential,
                0,
                Synchronization.None,
                20,
                null,
                0,
                0,
                false,
                false,
                false,
                5,
                10,
                Path.of("/d"),
                null,
                0,
                List.of(),
                300,
                null));
  }

  @Test
  void everythingCanBeGiven() throws RefusedException {
    assertThat(
            parse(
                "--strategy Pool --threads 8 --synchronization Lock --input /i --hash-rounds 1 --sleep-micros 2"
                    + " --fsync --reopen --reread-input --warmup 0 --measured 4 --dir /d"
                    + " --termination-log /t --worker 2 --sizes 1000,500 --size-seconds 60"))
        .isEqualTo(
            new Arguments(
                Strategy.Pool,
                8,
                Synchronization.Lock,
                0,
                Path.of("/i"),
                1,
                2,
                true,
                true,
                true,
                0,
                4,
                Path.of("/d"),
                Path.of("/t"),
                2,
                List.of(1000, 500),
                60,
                null));
  }

  @Test
  void aCommandIsAllThatFollowsTwoDashes() throws RefusedException {
    Arguments arguments =
        parse(
            "--lines 20 --dir /d --check Blocks --env A=1 --script /s --env B=x=y"
                + " --expected-text out -- sh -c --lines --");
    assertThat(arguments.strategy()).isNull();
    assertThat(arguments.command())
        .isEqualTo(
            new Command(
                List.of("sh", "-c", "--lines", "--"),
                List.of("A=1", "B=x=y"),
                Path.of("/s"),
                null,
                Command.Check.Blocks,
                null,
                "out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --lines 20 --dir /d                                      | --strategy is missing
          --strategy Sequential --lines 20                         | --dir is missing
          --strategy Sequential --dir /d                           | give exactly one of --lines and --input
          --strategy Sequential --dir /d --lines 2 --input /i      | give exactly one of --lines and --input
          --strategy Swarm --dir /d --lines 2                      | --strategy is one of Sequential, ThreadPerLine, Pool, VirtualThreads, Processes, not Swarm
          --strategy Sequential --synchronization L --dir /d --lines 2 | --synchronization is one of None, Lock, not L
          --strategy Sequential --dir /d --lines 0                 | --lines takes a whole number from 1 to 100000, not 0
          --strategy Sequential --dir /d --lines 100001            | --lines takes a whole number from 1 to 100000, not 100001
          --strategy Sequential --dir /d --lines many              | --lines takes a whole number from 1 to 100000, not many
          --strategy Sequential --dir /d --lines 2 --measured 0    | --measured takes a whole number from 1 to 10000, not 0
          --strategy Sequential --dir /d --lines 2 --lines 3       | --lines is given twice
          --strategy Sequential --dir /d --lines                   | --lines needs a value
          --strategy Sequential --dir /d --lines 2 --threads 2     | Sequential takes no --threads
          --strategy VirtualThreads --dir /d --lines 2 --threads 2 | VirtualThreads takes no --threads
          --strategy Pool --dir /d --lines 2                       | --threads is missing
          --strategy Processes --dir /d --lines 2                  | --threads is missing
          --strategy Processes --dir /d --lines 2 --threads 65     | --threads takes a whole number from 1 to 64, not 65
          --strategy Sequential --dir /d --line 2                  | there is no option --line
          --strategy Sequential --dir /d --lines 2 --sizes 9       | --sizes takes a whole number from 10 to 1024000, not 9
          --strategy Sequential --dir /d --lines 2 --sizes 1000,x  | --sizes takes a whole number from 10 to 1024000, not x
          --strategy Sequential --dir /d --lines 2 --sizes 10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10 | --sizes takes at most 16
          --dir /d --lines 2 --sizes 1000 -- sh                    | a command takes no --sizes
          --strategy Sequential --dir /d --lines 2 -- sh           | a command takes no --strategy
          --dir /d --lines 2 --fsync -- sh                         | a command takes no --fsync
          --dir /d --lines 2 --                                    | a command follows --
          --dir /d --lines 2 --env =x -- sh                        | --env takes NAME=VALUE, not =x
          --dir /d --lines 2 --check All -- sh                     | --check is one of Blocks, Output, None, not All
          --strategy Sequential --dir /d --lines 2 --check None    | a strategy takes no --check
          --strategy Sequential --dir /d --lines 2 --env A=1       | a strategy takes no --env
          """)
  void whatIsWrongIsRefusedWithWhatToGive(String line, String message) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  private static Arguments parse(String line) throws RefusedException {
    return Arguments.parse(line.strip().split(" ", -1));
  }
}
