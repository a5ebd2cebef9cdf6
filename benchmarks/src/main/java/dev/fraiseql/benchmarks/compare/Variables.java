package dev.fraiseql.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the calls of a question differ in: for each call the variables of its operation. A question
 * without variables is one call, put again and again.
 *
 * @param objects the variables as JSON objects
 * @param segments the same as the end of a URL's path, empty or from the slash
 */
record Variables(List<String> objects, List<String> segments) {

  /** None. */
  static Variables none() {
    return new Variables(List.of("{}"), List.of(""));
  }

  /** One of type {@code ID}, with these values in turn. */
  static Variables id(Stream<Long> values) {
    List<Long> ids = values.toList();
    return new Variables(
        ids.stream().map(id -> "{\"id\":\"" + id + "\"}").toList(),
        ids.stream().map(id -> "/" + id).toList());
  }

  /** One of type {@code Int}, with these values in turn. */
  static Variables number(String name, List<Integer> values) {
    return new Variables(
        values.stream().map(value -> "{\"" + name + "\":" + value + "}").toList(),
        values.stream().map(value -> "/" + value).toList());
  }
}
