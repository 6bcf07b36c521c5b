package dev.threadlab.operator.job;

import dev.threadlab.crds.Variant.Language;
import org.jspecify.annotations.Nullable;

/**
 * The images of runs whose experiment names none.
 *
 * @param java of variants in Java
 * @param python of variants in Python, and of commands
 * @param user the user that commands run as, absent for the cluster's choice
 */
public record Images(String java, String python, @Nullable Long user) {
  String of(Language language) {
    return switch (language) {
      case Java -> java;
      case Python -> python;
    };
  }
}
