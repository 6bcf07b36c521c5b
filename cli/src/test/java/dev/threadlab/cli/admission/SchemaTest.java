package dev.threadlab.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void aKeywordThatIsNotKnownHereIsNeverPassedOver() {
    assertThatThrownBy(() -> new Schema(Map.of("type", "object", "not", Map.of())))
        .hasMessage("the schema keyword not is not known here");
    assertThatThrownBy(
            () -> new Schema(Map.of("properties", Map.of("a", Map.of("format", "date")))))
        .hasMessage("the schema keyword format is not known here");
    assertThatThrownBy(() -> new Schema(Map.of("anyOf", List.of())))
        .hasMessage("anyOf is only known here beside x-kubernetes-int-or-string");
    assertThatThrownBy(() ->
            new Schema(
                Map.of(
                    "x-kubernetes-validations",
                    List.of(Map.of("rule", "true", "messageExpression", "''")))))
        .hasMessageStartingWith("a rule has keywords that are not known here");
  }

  @Test
  void aRuleThatComparesWithAnOlderObjectIsNotAsked() {
    assertThat(said("self.a == oldSelf.a", Map.of("a", 1L))).isEmpty();
    assertThat(said("'oldSelf' == ''", Map.of("a", 1L))).containsExactly("wrong");
  }

  @Test
  void aRuleThatCannotBeEvaluatedDoesNotHold() {
    assertThat(said("self.b > 1", Map.of("a", 1L))).containsExactly("wrong");
  }

  @Test
  void aRuleSaysNothingWhereSomethingElseIsInvalid() {
    var invalid = new Findings();
    invalid.add("b", "is missing");
    var broken = new Findings();
    new Rules(new RuleLanguage(), invalid, broken).check(Map.of("a", 1L), schema("self.b > 1"), "");
    assertThat(broken.all()).isEmpty();
  }

  private static List<String> said(String rule, Map<String, Object> value) {
    var broken = new Findings();
    new Rules(new RuleLanguage(), new Findings(), broken).check(value, schema(rule), "");
    return broken.all().stream().map(Findings.Finding::message).toList();
  }

  private static Schema schema(String rule) {
    return new Schema(
        Map.of(
            "type",
            "object",
            "x-kubernetes-validations",
            List.of(Map.of("rule", rule, "message", "wrong"))));
  }
}
