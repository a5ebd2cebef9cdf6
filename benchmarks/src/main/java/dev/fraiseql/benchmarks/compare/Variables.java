package dev.fraiseql.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * The variables of each request of a query. A query without variables is one request, repeated.
 *
 * @param objects the variables as JSON objects
 * @param segments the same as the end of a URL's path: empty, or beginning with a slash; no
 *     segments for requests that need a body
 */
record Variables(List<String> objects, List<String> segments) {

  /** No variables. */
  static Variables none() {
    return new Variables(List.of("{}"), List.of(""));
  }

  /** JSON objects of variables, for contenders that take a body. */
  static Variables objects(List<String> objects) {
    return new Variables(objects, List.of());
  }

  /** One variable of type {@code ID} that cycles through these values. */
  static Variables id(Stream<Long> values) {
    List<Long> ids = values.toList();
    return new Variables(
        ids.stream().map(id -> "{\"id\":\"" + id + "\"}").toList(),
        ids.stream().map(id -> "/" + id).toList());
  }

  /** One variable of type {@code Int} that cycles through these values. */
  static Variables number(String name, List<Integer> values) {
    return new Variables(
        values.stream().map(value -> "{\"" + name + "\":" + value + "}").toList(),
        values.stream().map(value -> "/" + value).toList());
  }
}
