package dev.threadlab.cli.local;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kernel's way to write a set of CPUs: {@code 0-3,8}. */
final class CpuList {
  private CpuList() {}

  static List<Integer> parse(String list) {
    return Stream.of(list.split(",")).flatMapToInt(CpuList::range).boxed().toList();
  }

  private static IntStream range(String range) {
    var ends = range.split("-", 2);
    return IntStream.rangeClosed(
        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }
}
