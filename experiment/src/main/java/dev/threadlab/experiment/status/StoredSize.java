package dev.threadlab.experiment.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/**
 * How many bytes a part of an object takes as JSON. The API server writes it anew, and escapes
 * {@code < > &}, the line and paragraph separators, backspace and form feed in six bytes each:
 * those are counted as it writes them.
 */
final class StoredSize {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .build())
          .build();
  private static final int ESCAPED = 6;

  private StoredSize() {}

  static long of(Object part) {
    try {
      byte[] json = JSON.writeValueAsBytes(part);
      return json.length + escapes(json);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static long escapes(byte[] json) {
    long more = 0;
    for (int at = 0; at < json.length; at++) {
      more +=
          switch (json[at]) {
            case '<', '>', '&' -> ESCAPED - 1;
            case '\\' -> shortEscape(json[at + 1]);
            case (byte) 0xE2 -> separator(json[at + 1], json[at + 2]);
            default -> 0;
          };
      if (json[at] == '\\') {
        at++;
      }
    }
    return more;
  }

  private static int shortEscape(byte escaped) {
    return escaped == 'b' || escaped == 'f' ? ESCAPED - 2 : 0;
  }

  /** U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8. */
  private static int separator(byte second, byte third) {
    boolean separator = second == (byte) 0x80 && (third == (byte) 0xA8 || third == (byte) 0xA9);
    return separator ? ESCAPED - 3 : 0;
  }
}
