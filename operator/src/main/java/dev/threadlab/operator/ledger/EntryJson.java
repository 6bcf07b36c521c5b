package dev.threadlab.operator.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Entries as JSON. */
public final class EntryJson {
  private static final JsonMapper JSON = new JsonMapper();

  private EntryJson() {}

  /** An entry in some hundred characters. */
  public static String write(Entry entry) {
    try {
      return JSON.writeValueAsString(entry);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The entry that was written so.
   *
   * @throws UncheckedIOException if it was not
   */
  static Entry read(String json) {
    try {
      return JSON.readValue(json, Entry.class);
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException("an entry of a run is damaged: " + json, damaged);
    }
  }
}
