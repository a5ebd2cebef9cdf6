package dev.fraiseql.benchmarks.contender.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A note to create. */
record NewNote(String title, int priority, boolean pinned, Instant createdAt) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads the notes of a request, whose members come in any order. */
  static List<NewNote> list(byte[] body) throws IOException {
    List<NewNote> notes = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != JsonToken.START_ARRAY) {
        // before the list
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        notes.add(note(parser));
      }
    }
    return notes;
  }

  private static NewNote note(JsonParser parser) throws IOException {
    String title = "";
    int priority = 0;
    boolean pinned = false;
    Instant createdAt = Instant.EPOCH;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      switch (key) {
        case "title" -> title = parser.getText();
        case "priority" -> priority = parser.getIntValue();
        case "pinned" -> pinned = parser.getBooleanValue();
        case "createdAt" -> createdAt = Instant.parse(parser.getText());
        default -> throw new IOException("a note has no " + key);
      }
    }
    return new NewNote(title, priority, pinned, createdAt);
  }
}
