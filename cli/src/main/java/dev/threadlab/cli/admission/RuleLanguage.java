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
    /** Whether it speaks of an older object, which something new does not have. */
    boolean comparesWithTheOldObject();

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

    Predicate predicate(String expression) {
      try {
        var tree = compiler.compile(expression).getAst();
        return new Compiled(tree, runtime.createProgram(tree));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new IllegalArgumentException(
            "the rule " + expression + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private record Compiled(CelAbstractSyntaxTree tree, CelRuntime.Program program)
      implements Predicate {
    @Override
    public boolean comparesWithTheOldObject() {
      return tree.getReferenceMap().values().stream()
          .anyMatch(name -> name.name().equals("oldSelf"));
    }

    @Override
    public boolean holds(Object self) throws CelEvaluationException {
      return Boolean.TRUE.equals(program.eval(Map.of("self", self)));
    }
  }
}
