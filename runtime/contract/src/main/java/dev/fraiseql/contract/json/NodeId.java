package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code nodeId} says: a type, and the key of a row of it. Its text is, in the Base64 of
 * URLs, a JSON array of strings: {@code ["Seat","A","12"]}.
 *
 * @param type the GraphQL name
 * @param key the parts of the key, each as an answer has it
 */
public record NodeId(String type, List<String> key) {
  public NodeId {
    key = List.copyOf(key);
  }

  /**
   * Begins to write the id of the current row. The parts of its key are to be written next, each
   * with a comma before it.
   *
   * @param selection of the row's type
   * @return the mark to give to {@link #end}
   */
  public static int begin(Selection selection, JsonSink out) {
    int mark = out.size();
    out.raw('[');
    out.raw(selection.typeNameJson());
    return mark;
  }

  /** Ends the id that was begun at a mark. */
  public static void end(int mark, JsonSink out) {
    out.raw(']');
    out.encodeFrom(mark);
  }

  /** What an id says; empty if no row ever had it. */
  public static Optional<NodeId> read(String text) {
    return UrlBase64.decode(text).flatMap(NodeId::read);
  }

  private static Optional<NodeId> read(byte[] json) {
    List<String> parts = new ArrayList<>();
    try {
      JsonArray array = new JsonArray(json);
      while (array.hasNext()) {
        byte[] part = array.next();
        if (part == null) {
          return Optional.empty();
        }
        parts.add(new String(part, StandardCharsets.UTF_8));
      }
    } catch (FieldError e) {
      return Optional.empty();
    }
    return parts.size() < 2
        ? Optional.empty()
        : Optional.of(new NodeId(parts.getFirst(), parts.subList(1, parts.size())));
  }
}
