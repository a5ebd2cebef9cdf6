package dev.fraiseql.server.http;

import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two media types that an answer may have. */
@SuppressWarnings("ImmutableEnumChecker") // Micronaut does not say that its MediaType is immutable
enum ResponseType {
  /** The draft's own: its status code tells whether the request was executed. */
  GRAPHQL("application/graphql-response+json"),
  /** For older clients: whatever is a well-formed request is answered with 200. */
  JSON("application/json");
  private static final int EXACT = 2, SUBTYPES = 1, ANYTHING = 0, NOTHING = -1;

  private final String name;
  private final MediaType mediaType;

  ResponseType(String name) {
    this.name = name;
    this.mediaType = new MediaType(name + "; charset=utf-8");
  }

  /** What goes into {@code Content-Type}. */
  MediaType mediaType() {
    return mediaType;
  }

  /**
   * What a client wants to have. Without wishes, or when anything will do, that is {@link #JSON},
   * as the draft asks for the sake of older clients; of two equally welcome types that the client
   * names, it is {@link #GRAPHQL}.
   *
   * @param accept the values of the {@code Accept} headers
   * @return empty if the client takes neither
   */
  static Optional<ResponseType> accepted(List<String> accept) {
    if (accept.isEmpty()) {
      return Optional.of(JSON);
    }
    if (accept.size() == 1) { // what nearly every client sends
      String only = accept.getFirst();
      if (only.equals(JSON.name) || only.equals("*/*")) {
        return Optional.of(JSON);
      }
      if (only.equals(GRAPHQL.name)) {
        return Optional.of(GRAPHQL);
      }
    }
    Wish graphql = Wish.NONE;
    Wish json = Wish.NONE;
    for (String range : String.join(",", accept).split(",", -1)) {
      graphql = graphql.or(Wish.of(range, GRAPHQL));
      json = json.or(Wish.of(range, JSON));
    }
    if (graphql.quality <= 0 && json.quality <= 0) {
      return Optional.empty();
    }
    if (graphql.quality != json.quality) {
      return Optional.of(graphql.quality > json.quality ? GRAPHQL : JSON);
    }
    return Optional.of(
        graphql.precision == EXACT && graphql.precision >= json.precision ? GRAPHQL : JSON);
  }

  /**
   * How welcome one type is.
   *
   * @param quality from 0 to 1
   * @param precision of the media range that says so; the most precise one counts
   */
  private record Wish(double quality, int precision) {
    static final Wish NONE = new Wish(0, NOTHING);

    static Wish of(String range, ResponseType type) {
      String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
      int precision = precision(parts[0].strip(), type);
      return precision == NOTHING ? NONE : new Wish(quality(parts), precision);
    }

    private static int precision(String range, ResponseType type) {
      if (range.equals(type.name)) {
        return EXACT;
      }
      return switch (range) {
        case "application/*" -> SUBTYPES;
        case "*/*" -> ANYTHING;
        default -> NOTHING;
      };
    }

    private static double quality(String[] parts) {
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("q=")) {
          try {
            return Double.parseDouble(parameter.substring(2));
          } catch (NumberFormatException e) {
            return 0;
          }
        }
      }
      return 1;
    }

    Wish or(Wish other) {
      return other.precision > precision ? other : this;
    }
  }
}
