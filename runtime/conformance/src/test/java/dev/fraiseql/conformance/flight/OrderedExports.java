package dev.fraiseql.conformance.flight;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;

/** Reads ordered exports, whole and resumed after a key. */
public final class OrderedExports {
  private static final int RESUMES = 12;

  /** The types whose declared key is not unique. */
  private static final Set<String> DUPLICATES = Set.of("Host", "District");

  private static final RowScope ALL = new RowScope(Caller.ANONYMOUS);

  private final Random random = new Random(Seed.get());
  private final String database;
  private final FraiseEngine engine;
  private final Exports exports;
  private final ArrowStreams streams;

  /**
   * Exports of the types of an engine.
   *
   * @param database its name in assertion messages
   */
  public OrderedExports(String database, FraiseEngine engine) {
    this.database = database;
    this.engine = engine;
    exports = new Exports(engine.model(), engine.database(), engine.preparer());
    streams = new ArrowStreams(engine);
  }

  /**
   * Resumes the export of every type with a unique key after some of its keys; fails unless the
   * rest follows. Returns the ordered keys of each type.
   */
  public List<List<List<Object>>> checkResumes() {
    return engine.model().types().stream()
        .filter(type -> type.hasKey() && !DUPLICATES.contains(type.name()))
        .map(this::checkResume)
        .toList();
  }

  private List<List<Object>> checkResume(TypeModel type) {
    List<ScalarField> key = type.key();
    List<String> columns =
        key.stream()
            .map(part -> random.nextBoolean() ? part.name() : part.column().name())
            .toList();
    List<List<Object>> whole = rows(new ExportRequest(type.plural(), "", columns, true, null));
    assertThat(whole)
        .as(type.name() + " on " + database)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(rows(new ExportRequest(type.plural(), "", columns)));
    for (int position : positions(whole.size())) {
      Map<String, Object> after = new HashMap<>();
      for (int part = 0; part < columns.size(); part++) {
        ValueType partType = key.get(part).column().type();
        after.put(columns.get(part), json(whole.get(position).get(part), partType));
      }
      assertThat(rows(new ExportRequest(type.plural(), "", columns, true, after)))
          .as("seed %d: %s on %s after %s", Seed.get(), type.name(), database, after)
          .isEqualTo(whole.subList(position + 1, whole.size()));
    }
    return whole;
  }

  /** A key value as JSON has it. Whole numbers may be numbers or strings: both are accepted. */
  private Object json(Object value, ValueType type) {
    return switch (type.scalar()) {
      case BOOLEAN -> Boolean.valueOf(value.toString());
      case LOCAL_DATE -> LocalDate.ofEpochDay((Long) value).toString();
      case LOCAL_TIME -> ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay((Long) value * 1_000));
      case INSTANT -> moment((Long) value) + "Z";
      case LOCAL_DATE_TIME -> moment((Long) value);
      case ENUM ->
          engine
              .model()
              .enumeration(Objects.requireNonNull(type.enumName()))
              .values()
              .get(((Long) value).intValue())
              .name();
      default -> value instanceof Long number && random.nextBoolean() ? number : value.toString();
    };
  }

  private static String moment(long micros) {
    return ISO_LOCAL_DATE_TIME.format(
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000),
            Math.floorMod(micros, 1_000_000) * 1_000,
            ZoneOffset.UTC));
  }

  private Set<Integer> positions(int rows) {
    Set<Integer> positions = new TreeSet<>();
    if (rows > 0) {
      Collections.addAll(positions, 0, rows - 1);
      random.ints(RESUMES, 0, rows).forEach(positions::add);
    }
    return positions;
  }

  /** The rows of an export; values are {@code Long} or {@code String}. */
  public List<List<Object>> rows(ExportRequest request) {
    List<List<Object>> rows = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStream stream =
            streams.open(
                exports.prepare(request, ALL), allocator, Long.MAX_VALUE, BatchLimits.DEFAULT)) {
      while (stream.next()) {
        for (int i = 0; i < stream.root().getRowCount(); i++) {
          List<Object> row = new ArrayList<>();
          for (FieldVector vector : stream.root().getFieldVectors()) {
            row.add(value(vector, i));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Times and moments as microseconds, whose objects lose some. */
  private static Object value(FieldVector vector, int index) {
    return switch (vector) {
      case TimeStampVector moments -> moments.get(index);
      case TimeMicroVector times -> times.get(index);
      default -> {
        Object value = vector.getObject(index);
        boolean isWhole = value instanceof Number && !(value instanceof BigDecimal);
        yield isWhole ? (Object) ((Number) value).longValue() : value.toString();
      }
    };
  }
}
