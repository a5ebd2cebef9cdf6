package dev.fraiseql.server.http;

import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The media types of responses. */
@SuppressWarnings("ImmutableEnumChecker") // Micronaut's MediaType is not annotated as immutable
enum ResponseType {
  /** The type of the draft: the status code tells whether the operation was executed. */
  GRAPHQL("application/graphql-response+json"),
  /** For older clients: the status is 200 for every well-formed request. */
  JSON("application/json");
  private static final int EXACT = 2, SUBTYPES = 1, ANYTHING = 0, NOTHING = -1;

  private final String name;
  private final MediaType mediaType;

  ResponseType(String name) {
    this.name = name;
    this.mediaType = new MediaType(name + "; charset=utf-8");
  }

  /** The value of {@code Content-Type}. */
  MediaType mediaType() {
    return mediaType;
  }

  /**
   * The type that a client prefers. It is {@link #JSON} if {@code Accept} is missing or allows any
   * type, as the draft requires for older clients; and {@link #GRAPHQL} if the client names both
   * types with the same quality.
   *
   * @param accept the values of the {@code Accept} headers
   * @return empty if the client accepts neither
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
    Preference graphql = Preference.NONE;
    Preference json = Preference.NONE;
    for (String range : String.join(",", accept).split(",", -1)) {
      graphql = graphql.or(Preference.of(range, GRAPHQL));
      json = json.or(Preference.of(range, JSON));
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
   * A client's preference for a type.
   *
   * @param quality from 0 to 1
   * @param precision of the media range with that quality; the most precise range counts
   */
  private record Preference(double quality, int precision) {
    static final Preference NONE = new Preference(0, NOTHING);

    static Preference of(String range, ResponseType type) {
      String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
      int precision = precision(parts[0].strip(), type);
      return precision == NOTHING ? NONE : new Preference(quality(parts), precision);
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

    Preference or(Preference other) {
      return other.precision > precision ? other : this;
    }
  }
}
