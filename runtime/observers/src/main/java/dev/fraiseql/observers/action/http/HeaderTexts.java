package dev.fraiseql.observers.action.http;

import dev.fraiseql.contract.event.OwnHeaders;
import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.Values;
import java.util.ArrayList;
import java.util.List;

/** The headers of an author. Immutable. */
public final class HeaderTexts {
  private static final String CONTENT_TYPE = "content-type";
  private static final String JSON = "application/json";
  private static final Values NO_VALUES = _ -> null;

  private final List<Named> headers;
  private final String contentType;

  private record Named(String name, EventText value) {}

  private HeaderTexts(List<Named> headers, String contentType) {
    this.headers = List.copyOf(headers);
    this.contentType = contentType;
  }

  /**
   * Reads headers.
   *
   * @param texts each as {@code Name: value}; the value is a template
   * @throws IllegalArgumentException if one is invalid: its message says what to do
   */
  public static HeaderTexts of(List<String> texts, Configured configured) {
    List<Named> headers = new ArrayList<>();
    String contentType = JSON;
    for (String text : texts) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon).strip();
      if (colon < 0 || !isToken(name)) {
        throw new IllegalArgumentException("a header is not of the form Name: value. Correct it.");
      }
      if (OwnHeaders.contain(name)) {
        throw new IllegalArgumentException(
            "the header %s is set already. Remove it.".formatted(name));
      }
      EventText value = EventText.of(text.substring(colon + 1).strip(), Escaping.LINE, configured);
      if (!name.equalsIgnoreCase(CONTENT_TYPE)) {
        if (value.isConstant()) {
          configured.mask(line(value, NO_VALUES)); // may be a key that stands in the source
        }
        headers.add(new Named(name, value));
      } else if (value.isConstant()) {
        contentType = line(value, NO_VALUES);
      } else {
        throw new IllegalArgumentException(
            "the content-type has a value of the event. Write a constant.");
      }
    }
    return new HeaderTexts(headers, contentType);
  }

  private static boolean isToken(String name) {
    return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  }

  /** The media type of the body. */
  public String contentType() {
    return contentType;
  }

  /** The paths of all values. */
  public List<String> paths() {
    return headers.stream().flatMap(header -> header.value().paths().stream()).toList();
  }

  /** Adds the headers, the content type among them. */
  void write(Values values, List<HttpCall.Header> out) {
    out.add(new HttpCall.Header(CONTENT_TYPE, contentType));
    for (Named header : headers) {
      out.add(new HttpCall.Header(header.name(), line(header.value(), values)));
    }
  }

  /** Values of the configuration may have line breaks too. */
  private static String line(EventText text, Values values) {
    return Escaping.line(text.write(values));
  }
}
