package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.util.List;

/** What the workers of a finished copy have to tell. Not part of the time of the copy. */
@FunctionalInterface
interface Accounts {
  List<Account> collect() throws IOException;
}
