package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.CopyLayout;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Chooses how the rows of a stream's root level are read. Thread-safe. */
final class RootRowReaders {
  /** For fewer rows, starting a copy takes more time than it saves. */
  private static final int MIN_COPIED_ROWS = 2_000;

  private final Model model;
  private final LevelFiller.Parts parts;

  /** Readers of a model's rows. */
  RootRowReaders(Model model, LevelFiller.Parts parts) {
    this.model = model;
    this.parts = parts;
  }

  /**
   * The rows of a root field.
   *
   * @param vectors where the filler writes them
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the field has no rows
   */
  RootRows of(PreparedRoot root, VectorSchemaRoot vectors, LevelFiller filler) {
    if (root instanceof PreparedRoot.Nothing) {
      return new EmptyRows();
    }
    RootRowCheck check = new RootRowCheck(root, parts.duplicates());
    RootRows read =
        root instanceof PreparedRoot.Rows rows
            ? of(rows, vectors, filler, check)
            : new ResultSetRows(statement(root), filler.writer(), check, parts.dialect());
    List<DuplicateKeys.Search> searches = parts.duplicates().searches(List.of(root));
    return searches.isEmpty() ? read : new SearchedRows(searches, parts.duplicates(), read);
  }

  private RootRows of(
      PreparedRoot.Rows rows, VectorSchemaRoot vectors, LevelFiller filler, RootRowCheck check) {
    if (rows.pages() != null) {
      return new PagedRows(rows.pages(), filler.writer(), check, parts.dialect());
    }
    RootRows open =
        new ResultSetRows(rows.level().statement(), filler.writer(), check, parts.dialect());
    return rows.level().statement().limit() < MIN_COPIED_ROWS
        ? open
        : copied(rows.level(), vectors, check, open);
  }

  /** Copied rows if the database and the types of the columns support that. */
  private RootRows copied(
      PreparedLevel level, VectorSchemaRoot vectors, RootRowCheck check, RootRows open) {
    Selection selection = level.level().selection();
    String type = level.level().type();
    VectorWriter writer =
        parts.executors().apply(type).binaryWriter(selection, vectors.getFieldVectors());
    return writer == null
        ? open
        : CopyLayout.of(selection, model.type(type), model)
            .<RootRows>map(layout -> new BinaryRows(level.statement(), layout, writer, check, open))
            .orElse(open);
  }

  private static BoundStatement statement(PreparedRoot root) {
    return switch (root) {
      case PreparedRoot.Rows rows -> rows.level().statement();
      case PreparedRoot.Row row -> row.level().statement();
      case PreparedRoot.Count count -> count.statement();
      case PreparedRoot.Connection connection -> connection.level().statement();
      case PreparedRoot.Nothing nothing ->
          throw new IllegalArgumentException(nothing.name() + " has no statement");
      case PreparedRoot.Method method -> throw StreamRoots.notStreamed(method.planned());
      case PreparedRoot.TypeName typeName -> throw StreamRoots.notStreamed(typeName.name());
      case PreparedRoot.Introspection introspection ->
          throw StreamRoots.notStreamed(introspection.name());
    };
  }
}
