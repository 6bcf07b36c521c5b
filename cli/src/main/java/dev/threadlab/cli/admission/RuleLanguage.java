package dev.threadlab.cli.admission;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The Common Expression Language, with what Kubernetes adds to it and the schema's rules use. Both
 * the language and each rule are read in the background, beside all else that a start does: nothing
 * of a start takes longer.
 */
final class RuleLanguage {
  private static final Executor BACKGROUND = Thread::startVirtualThread;

  private final CompletableFuture<Environment> environment =
      CompletableFuture.supplyAsync(Environment::new, BACKGROUND);
  private final Map<String, CompletableFuture<Predicate>> rules = new ConcurrentHashMap<>();

  /** A rule that was read. */
  interface Predicate {
    /**
     * Whether it is true of the value.
     *
     * @throws CelEvaluationException if that cannot be said, such as of a field that is not there
     */
    boolean holds(Object self) throws CelEvaluationException;
  }

  /** Begins to read a rule, if that has not begun. */
  CompletableFuture<Predicate> read(String expression) {
    return rules.computeIfAbsent(
        expression,
        text -> environment.thenApplyAsync(language -> language.predicate(text), BACKGROUND));
  }

  private static final class Environment {
    private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");
    private static final CelStringExtensions STRINGS =
        CelExtensions.strings(CelStringExtensions.Function.REPLACE);

    private final CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(STRINGS)
            .addVar("self", SimpleType.DYN)
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
            .addLibraries(STRINGS)
            .addFunctionBindings(
                CelFunctionBinding.from("is_quantity", String.class, Quantities::isQuantity),
                CelFunctionBinding.from("to_quantity", String.class, Quantities::amount),
                CelFunctionBinding.from(
                    "compare_quantities",
                    BigDecimal.class,
                    BigDecimal.class,
                    (one, other) -> (long) one.compareTo(other)))
            .build();

    Predicate predicate(String expression) {
      try {
        var program = runtime.createProgram(compiler.compile(expression).getAst());
        return self -> Boolean.TRUE.equals(program.eval(Map.of("self", self)));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new IllegalArgumentException(
            "the rule " + expression + " cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
