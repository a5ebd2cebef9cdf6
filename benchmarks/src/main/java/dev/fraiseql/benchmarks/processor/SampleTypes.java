package dev.fraiseql.benchmarks.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the sources that are compiled: types of twelve fields each, with relations, embedded
 * objects and enums. The same number of types gives the same sources.
 */
public final class SampleTypes {
  private static final String PACKAGE = "sample";
  private static final long SEED = 20_261_123;
  private static final int VALUES = 6;

  /** Types, annotations and modifiers of the fields that hold values; %s is the name. */
  private static final List<String> FIELDS =
      List.of(
          "@Column(length = 80) String %s",
          "@Nullable String %s",
          "int %s",
          "@Nullable Integer %s",
          "long %s",
          "double %s",
          "boolean %s",
          "@Column(precision = 12, scale = 2) BigDecimal %s",
          "@Column(precision = 18, scale = 4) @Nullable BigDecimal %s",
          "Instant %s",
          "@Nullable Instant %s",
          "LocalDateTime %s",
          "LocalDate %s",
          "@Nullable LocalDate %s",
          "UUID %s",
          "Duration %s");

  private final int count;
  private final Random random = new Random(SEED);

  /** So many types. */
  public SampleTypes(int count) {
    this.count = count;
  }

  /**
   * Writes the sources.
   *
   * @return their files
   */
  public List<Path> write(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve(PACKAGE));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(write(home, "Item" + i, item(i)));
      if (i % 10 == 0) {
        files.add(write(home, "Status" + i, status(i)));
        files.add(write(home, "Address" + i, address(i)));
      }
    }
    return files;
  }

  private static Path write(Path home, String name, String source) throws IOException {
    return Files.writeString(home.resolve(name + ".java"), source);
  }

  /**
   * A type of twelve fields: a key, six values, an enum, an embedded object, two to-one relations
   * and a to-many relation.
   */
  private String item(int i) {
    StringBuilder fields = new StringBuilder("    @Id long id");
    for (int field = 0; field < VALUES; field++) {
      String declaration = FIELDS.get(random.nextInt(FIELDS.size()));
      fields.append(",\n    ").append(declaration.formatted("value" + field));
    }
    int tens = i / 10 * 10;
    int next = (i + 1) % count;
    int previous = (i + count - 1) % count;
    int other = (i + 2 + random.nextInt(count - 2)) % count;
    fields
        .append(",\n    %sStatus%s status".formatted(nullable(), tens))
        .append(",\n    @Embedded %sAddress%s address".formatted(nullable(), tens))
        .append(",\n    @Relation Item%s owner".formatted(next))
        .append(",\n    @Relation @Nullable Item%s other".formatted(other))
        .append(",\n    @Relation(mappedBy = \"owner\") List<Item%s> parts".formatted(previous));
    return """
    package sample;

    import dev.fraiseql.annotations.Column;
    import dev.fraiseql.annotations.Embedded;
    import dev.fraiseql.annotations.Id;
    import dev.fraiseql.annotations.Relation;
    import dev.fraiseql.annotations.Type;
    import java.math.BigDecimal;
    import java.time.Duration;
    import java.time.Instant;
    import java.time.LocalDate;
    import java.time.LocalDateTime;
    import java.util.List;
    import java.util.UUID;
    import org.jspecify.annotations.Nullable;

    /** The items of kind %s, each of which belongs to one of kind %s. */
    @Type
    public record Item%s(
    %s) {}
    """
        .formatted(i, next, i, fields);
  }

  private String nullable() {
    return random.nextBoolean() ? "@Nullable " : "";
  }

  private static String status(int i) {
    return """
    package sample;

    /** How far the processing of an item is. */
    public enum Status%s { OPEN, PAID, SHIPPED, CANCELLED }
    """
        .formatted(i);
  }

  private static String address(int i) {
    return """
    package sample;

    import org.jspecify.annotations.Nullable;

    /** Where an item is sent to. */
    public record Address%s(String street, String city, @Nullable String country) {}
    """
        .formatted(i);
  }
}
