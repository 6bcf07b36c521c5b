package dev.threadlab.experiment.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {

  @Property
  void everyTextCanBeEncodedAfterwardsAndAWholeOneIsUnchanged(@ForAll String text) {
    boolean whole = UTF_8.newEncoder().canEncode(text);
    assertThat(UTF_8.newEncoder().canEncode(Text.encodable(text))).isTrue();
    assertThat(Text.encodable(text).equals(text)).isEqualTo(whole);
  }

  @Property
  void noTextIsLongerThanAllowedOrCannotBeEncoded(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int most) {
    assertThat(Text.within(most, text)).hasSizeLessThanOrEqualTo(most);
    assertThat(UTF_8.newEncoder().canEncode(Text.within(most, text))).isTrue();
  }

  @Test
  void aPairOfSurrogatesThatTheCutWouldHalveGoes() {
    assertThat(Text.within(4, "ab🧵cd")).isEqualTo("ab\uFFFD…");
    assertThat(Text.within(6, "ab🧵cd")).isEqualTo("ab🧵cd");
  }

  @Test
  void namesAreJoinedAndTheRestIsCounted() {
    assertThat(Text.joined(10, List.of("one", "two"))).isEqualTo("one,two");
    assertThat(Text.joined(10, List.of("one", "two", "three", "four")))
        .isEqualTo("one,two +2 more");
    assertThat(Text.joined(5, List.of("a-long-name", "b"))).isEqualTo("a-lo… +1 more");
  }
}
