package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.testing.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;

/** Reads ordered exports, whole and resumed after a key. */
public final class OrderedExports {
  private static final int RESUMES = 12;
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
    streams =
        new ArrowStreams(engine);
  }

  /**
   * Resumes the export of every type after some of its keys; fails unless the rest follows. Returns
   * the ordered keys of each type.
   */
  public List<List<List<Object>>> checkResumes() {
    return engine.model().types().stream().map(this::checkResume).toList();
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
        after.put(columns.get(part), json(whole.get(position).get(part)));
      }
      assertThat(rows(new ExportRequest(type.plural(), "", columns, true, after)))
          .as("seed %d: %s on %s after %s", Seed.get(), type.name(), database, after)
          .isEqualTo(whole.subList(position + 1, whole.size()));
    }
    return whole;
  }

  /** A key value as a JSON number or string: both are accepted. */
  private Object json(Object value) {
    return value instanceof Long number && random.nextBoolean() ? number : value.toString();
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
            Object value = vector.getObject(i);
            row.add(value instanceof Number number ? number.longValue() : value.toString());
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
