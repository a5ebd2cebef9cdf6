package dev.fraiseql.processor.check;

import dev.fraiseql.processor.Compiler;

/** Sources of observers with the types that they observe. */
final class ObserverSources {
  private static final String IMPORTS =
      "import dev.fraiseql.annotations.Observer; import dev.fraiseql.contract.event.*; import static dev.fraiseql.annotations.Change.*; "
          + "import app.Types.*; ";

  private static final String TYPES =
      """
      public class Types {
        public enum Status { OPEN, PAID }
        public record Address(String street, @Nullable String city) {}
        @Type(capture = Capture.OUTBOX) public record Customer(@Id long id, String name) {}
        @Type(capture = Capture.OUTBOX) public record Order(@Id long id, Status status,
            @Column(precision = 12, scale = 2) BigDecimal total, @Nullable String note,
            @Embedded Address address, @Relation Customer customer, List<String> tags,
            @Relation(through = @Join(table = "order_label")) List<Label> labels,
            @Relation List<Line> lines) {}
        @Type(capture = Capture.OUTBOX) public static class Shelf { @Id long id; }
        @Type(capture = Capture.OUTBOX) public record Page(@Id long id, @Json Map<String, String> parts) {}
        @Type(capture = Capture.OUTBOX) public record Slot(@Id long id, @Embedded Place place) {}
        public static class Place { int row; }
        @Type public record Label(@Id long id) {}
        @Type public record Line(@Id long id, @Relation Order order) {}
        @Type(readOnly = true) public record Total(@Id int year) {}
        @Type(key = Key.NONE) public record Entry(String line) {}
        @Type public sealed interface Named permits Cat {}
        @Type public record Cat(@Id long id) implements Named {}
      }
      """;

  private ObserverSources() {}

  /** The sources with one of a test's own. */
  static Compiler with(String source) {
    return Compiler.create().source(IMPORTS + source).source(TYPES);
  }

  /**
   * An observer of orders that logs them.
   *
   * @param attributes of its annotation, beside the entity, in line 1
   * @param actions its other annotations, in line 2
   */
  static Compiler observer(String attributes, String actions) {
    return with(
        "@Observer(entity = Order.class%s)\n%s\nclass Watch {}\n"
            .formatted(attributes.isEmpty() ? "" : ", " + attributes, actions));
  }

  /** An observer of orders with a method, in line 2. */
  static Compiler handler(String method) {
    return with("@Observer(entity = Order.class) class Watch {\n  " + method + "\n}\n");
  }
}
