package dev.threadlab.cli.admission;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the schema's rules, except those that compare with an older object. */
final class Rules {
  private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");

  private final Findings invalid;
  private final Findings findings;
  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "isQuantity",
                  CelOverloadDecl.newGlobalOverload(
                      "is_quantity", SimpleType.BOOL, SimpleType.STRING)),
              CelFunctionDecl.newFunctionDeclaration(
                  "quantity",
                  CelOverloadDecl.newGlobalOverload("to_quantity", QUANTITY, SimpleType.STRING)),
              CelFunctionDecl.newFunctionDeclaration(
                  "compareTo",
                  CelOverloadDecl.newMemberOverload(
                      "compare_quantities", SimpleType.INT, QUANTITY, QUANTITY)))
          .build();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .addFunctionBindings(
              CelFunctionBinding.from("is_quantity", String.class, Quantities::isQuantity),
              CelFunctionBinding.from("to_quantity", String.class, Quantities::amount),
              CelFunctionBinding.from(
                  "compare_quantities",
                  BigDecimal.class,
                  BigDecimal.class,
                  (one, other) -> (long) one.compareTo(other)))
          .build();
  private final Map<String, CelAbstractSyntaxTree> compiled = new HashMap<>();

  /**
   * Rules that say nothing of fields in which something is invalid, since they rely on the schema.
   */
  Rules(Findings invalid, Findings findings) {
    this.invalid = invalid;
    this.findings = findings;
  }

  /** Checks the value and all below it. */
  void check(@Nullable Object value, Schema schema, String path) {
    if (value == null) {
      return;
    }
    schema.rules().forEach(rule -> check(value, rule, path));
    switch (value) {
      case Map<?, ?> fields -> checkFields(fields, schema, path);
      case List<?> list when schema.items() != null -> checkItems(list, schema.items(), path);
      default -> {}
    }
  }

  private void checkFields(Map<?, ?> fields, Schema schema, String path) {
    fields.forEach((name, value) -> {
      Schema field = schema.field((String) name);
      if (field != null) {
        check(value, field, FieldPath.child(path, (String) name));
      }
    });
  }

  private void checkItems(List<?> list, Schema schema, String path) {
    for (int index = 0; index < list.size(); index++) {
      check(list.get(index), schema, FieldPath.item(path, index));
    }
  }

  private void check(Object value, Schema.Rule rule, String path) {
    var tree = compiled.computeIfAbsent(rule.expression(), this::compile);
    String field = FieldPath.below(path, rule.fieldPath());
    if (!comparesWithTheOldObject(tree) && !invalid.within(field) && !holds(tree, value, path)) {
      findings.add(field, rule.message());
    }
  }

  /**
   * A rule that cannot be evaluated does not hold, as on the API server; but nothing is said of it
   * where the reason is something invalid.
   */
  private boolean holds(CelAbstractSyntaxTree tree, Object value, String path) {
    try {
      return Boolean.TRUE.equals(runtime.createProgram(tree).eval(Map.of("self", value)));
    } catch (CelEvaluationException e) {
      return invalid.within(path);
    }
  }

  private CelAbstractSyntaxTree compile(String expression) {
    try {
      return compiler.compile(expression).getAst();
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(
          "the rule " + expression + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean comparesWithTheOldObject(CelAbstractSyntaxTree tree) {
    return tree.getReferenceMap().values().stream().anyMatch(name -> name.name().equals("oldSelf"));
  }
}
