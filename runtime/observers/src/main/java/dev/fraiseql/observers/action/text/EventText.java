package dev.fraiseql.observers.action.text;

import dev.fraiseql.contract.event.EventTemplate;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import java.util.ArrayList;
import java.util.List;

/** A template whose references to the configuration are filled in. Immutable. */
public final class EventText {
  private final List<Piece> pieces;
  private final List<String> paths;

  private EventText(List<Piece> pieces, List<String> paths) {
    this.pieces = List.copyOf(pieces);
    this.paths = List.copyOf(paths);
  }

  /** A part of the text. */
  private sealed interface Piece {}

  private record Constant(String text) implements Piece {}

  /**
   * The place of a value.
   *
   * @param quoted whether it is within a JSON string
   */
  private record Place(String path, boolean quoted, Escaping escaping) implements Piece {
    String write(Values values) {
      Object value = values.at(path);
      return quoted ? escaping.writeQuoted(value) : escaping.write(value);
    }
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is malformed, or a value of the configuration is
   *     missing: its message says what, and what to do
   */
  public static EventText of(String template, Escaping escaping, Configured configured) {
    EventTemplate parsed = EventTemplate.parse(template);
    List<Piece> pieces = new ArrayList<>();
    boolean quoted = false;
    for (EventTemplate.Part part : parsed.parts()) {
      switch (part) {
        case EventTemplate.Text(String text) -> {
          pieces.add(new Constant(filled(text, quoted, escaping, configured)));
          quoted = escaping == Escaping.JSON && isQuoted(text, text.length(), quoted);
        }
        case EventTemplate.Value(String path, int _) ->
            pieces.add(new Place(path, quoted, escaping));
      }
    }
    EventText text = new EventText(pieces, parsed.paths());
    if (escaping == Escaping.JSON) {
      text.checkJson();
    }
    return text;
  }

  /**
   * Values of the configuration are escaped in JSON strings only: elsewhere they are its syntax.
   */
  private static String filled(
      String text, boolean quoted, Escaping escaping, Configured configured) {
    return configured.fill(
        text,
        (value, start) ->
            escaping == Escaping.JSON && isQuoted(text, start, quoted)
                ? escaping.writeQuoted(value)
                : value);
  }

  /** Whether an index of a JSON text is within a string. */
  private static boolean isQuoted(String text, int index, boolean quotedBefore) {
    boolean quoted = quotedBefore;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      }
    }
    return quoted;
  }

  private void checkJson() {
    try {
      var _ = new JsonDocument(write(_ -> "x")).value();
    } catch (FieldError e) {
      throw new IllegalArgumentException(
          "the template is not JSON. Correct it, or set another content-type in the headers.", e);
    }
  }

  /** The paths of its values. */
  public List<String> paths() {
    return paths;
  }

  /** Whether it is the same for all events. */
  public boolean isConstant() {
    return paths.isEmpty();
  }

  /** The text with the values. */
  public String write(Values values) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Constant(String text) -> out.append(text);
        case Place place -> out.append(place.write(values));
      }
    }
    return out.toString();
  }
}
