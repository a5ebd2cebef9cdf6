package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/**
 * The columns of one stream, known before any row is.
 *
 * @param schema of the vectors: enums are indexes
 * @param encodings the enums that the columns hold, and how they are encoded
 */
record StreamColumns(Schema schema, Map<EnumModel, DictionaryEncoding> encodings) {

  /** The columns of a root field's rows. */
  static StreamColumns of(Root root, Model model) {
    ArrowSchemas schemas = new ArrowSchemas(model::enumeration);
    Schema schema =
        switch (root) {
          case Root.Rows(String name, Level level, var pages) when level.selection().isMixed() ->
              throw ArrowStreams.notStreamed(name);
          case Root.Rows rows -> rows(rows.level().selection(), schemas, model);
          case Root.Row row -> rows(row.level().selection(), schemas, model);
          case Root.Count count -> count(count.name());
          case Root.Connection connection ->
              schemas.of(Objects.requireNonNull(rowsOf(connection).nested()));
          case Root.Node node -> throw ArrowStreams.notStreamed(node.name());
          case Root.TypeName typeName -> throw ArrowStreams.notStreamed(typeName.name());
          case Root.Introspection introspection ->
              throw ArrowStreams.notStreamed(introspection.name());
        };
    return new StreamColumns(schema, schemas.dictionaries());
  }

  private static Schema rows(Selection selection, ArrowSchemas schemas, Model model) {
    return KeyMarks.mark(schemas.of(selection), selection, model);
  }

  /** Whether a connection asks for its rows once, as edges or as nodes, and for nothing else. */
  static boolean areRows(Root.Connection connection) {
    List<Selection.Entry> entries = connection.level().selection().entries();
    return entries.size() == 1
        && (entries.getFirst().column() == ConnectionField.EDGES.column()
            || entries.getFirst().column() == ConnectionField.NODES.column());
  }

  /**
   * What a connection asks of its rows.
   *
   * @throws RequestException BAD_USER_INPUT if it asks for something else, too
   */
  static Selection.Entry rowsOf(Root.Connection connection) {
    if (areRows(connection)) {
      return connection.level().selection().entries().getFirst();
    }
    throw new RequestException(
        ErrorCode.BAD_USER_INPUT,
        connection.name()
            + " cannot be streamed like this: ask for edges or for nodes, and nothing beside them.");
  }

  private static Schema count(String name) {
    return new Schema(
        List.of(new Field(name, FieldType.notNullable(new ArrowType.Int(32, true)), List.of())));
  }

  /** The schema of the same rows for clients of Flight SQL. */
  Schema sql(Root root, Model model) {
    SqlColumns columns = new SqlColumns(model);
    Schema plain = PlainEnums.plain(schema);
    return switch (root) {
      case Root.Rows rows -> columns.mark(plain, rows.level().selection());
      case Root.Row row -> columns.mark(plain, row.level().selection());
      case Root.Connection connection ->
          columns.mark(plain, Objects.requireNonNull(rowsOf(connection).nested()));
      default -> plain;
    };
  }

  /**
   * The schema as it travels: enums are texts, with a mark that they come encoded. What a client
   * finds in a stream is equal to it.
   */
  Schema message(BufferAllocator allocator) {
    try (Dictionaries dictionaries = new Dictionaries(encodings, allocator)) {
      return new Schema(
          schema.getFields().stream()
              .map(field ->
                  DictionaryUtility.toMessageFormat(
                      field, dictionaries.provider(), new HashSet<>()))
              .toList(),
          schema.getCustomMetadata());
    }
  }
}
