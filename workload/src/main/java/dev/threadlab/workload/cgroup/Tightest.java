package dev.threadlab.workload.cgroup;

import org.jspecify.annotations.Nullable;

/**
 * The tightest limit on the way from a cgroup to the top.
 *
 * @param group the cgroup that has it
 * @param value the limit
 */
record Tightest(Group group, long value) {

  /** Null when there is no limit anywhere. */
  static @Nullable Tightest of(@Nullable Group lowest, Limit limit) {
    Tightest tightest = null;
    for (Group group = lowest; group != null; group = group.parent()) {
      Long value = limit.of(group);
      if (value != null && (tightest == null || value < tightest.value)) {
        tightest = new Tightest(group, value);
      }
    }
    return tightest;
  }

  static @Nullable Long valueOf(@Nullable Tightest tightest) {
    return tightest == null ? null : tightest.value;
  }

  /** How one cgroup tells its limit; null for none. */
  interface Limit {
    @Nullable Long of(Group group);
  }
}
