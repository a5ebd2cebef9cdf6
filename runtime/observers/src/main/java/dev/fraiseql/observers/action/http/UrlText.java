package dev.fraiseql.observers.action.http;

import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.Values;
import java.net.URI;
import java.util.List;

/** A URL with values in its path or its query. Its host is constant. Immutable. */
public final class UrlText {
  private static final Values SAMPLE = _ -> "x";

  private final EventText text;
  private final URI sample;

  private UrlText(EventText text, URI sample) {
    this.text = text;
    this.sample = sample;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is malformed or no URL: its message says what to do
   */
  public static UrlText of(String template, boolean allowPrivate, Configured configured) {
    EventText text = EventText.of(template, Escaping.URL, configured);
    URI sample = HttpUrl.of(text.write(SAMPLE), allowPrivate);
    if (!sample.getRawAuthority().equals(authority(text.write(_ -> "y")))) {
      throw new IllegalArgumentException("its host is not constant. Write values into its path.");
    }
    return new UrlText(text, sample);
  }

  private static String authority(String url) {
    return String.valueOf(URI.create(url).getRawAuthority());
  }

  /** The URL with samples for its values. */
  public URI sample() {
    return sample;
  }

  /** The paths of its values. */
  public List<String> paths() {
    return text.paths();
  }

  /**
   * The URL with values.
   *
   * @throws IllegalArgumentException if a value makes a part of its path empty or a step upwards
   */
  URI write(Values values) {
    URI url = URI.create(text.write(values));
    String[] steps = url.getRawPath().split("/", -1);
    for (String step : steps) {
      if (step.equals(".") || step.equals("..")) {
        throw new IllegalArgumentException("a value is a step of a path");
      }
    }
    if (steps.length != sample.getRawPath().split("/", -1).length
        || emptySteps(url) != emptySteps(sample)) {
      throw new IllegalArgumentException("a value is empty");
    }
    return url;
  }

  private static long emptySteps(URI url) {
    return List.of(url.getRawPath().split("/", -1)).stream().filter(String::isEmpty).count();
  }
}
