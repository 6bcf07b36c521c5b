package dev.threadlab.operator.job;

import dev.threadlab.crds.Variant.Language;

/**
 * The images of runs whose experiment names none.
 *
 * @param java of variants in Java
 * @param python of variants in Python
 */
public record Images(String java, String python) {
  String of(Language language) {
    return switch (language) {
      case Java -> java;
      case Python -> python;
    };
  }
}
