package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ConnectionField;
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
          case Root.Count count -> count(count.name());
          case Root.Connection connection -> schemas.of(selection(connection));
          default -> rows(selection(root), schemas, model);
        };
    return new StreamColumns(schema, schemas.dictionaries());
  }

  private static Schema rows(Selection selection, ArrowSchemas schemas, Model model) {
    return KeyMarks.mark(schemas.of(selection), selection, model);
  }

  /** The columns of a root field that gives rows. */
  private static Selection selection(Root root) {
    return switch (root) {
      case Root.Rows rows ->
          MixedRows.of(rows).map(MixedRows::columns).orElse(rows.level().selection());
      case Root.Row row -> row.level().selection();
      case Root.Connection connection -> Objects.requireNonNull(rowsOf(connection).nested());
      case Root.Node node -> MixedRows.of(node).orElseThrow().columns();
      case Root.Count count -> throw new IllegalArgumentException(count.name() + " is a number");
      case Root.TypeName typeName -> throw ArrowStreams.notStreamed(typeName.name());
      case Root.Introspection introspection -> throw ArrowStreams.notStreamed(introspection.name());
    };
  }

  /** Whether rows that may be of several types are those of one table. */
  static boolean areOneTable(Root root) {
    try {
      MixedRows.of(root);
      return true;
    } catch (RequestException conflict) {
      return false;
    }
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
    Schema plain = PlainEnums.plain(schema);
    return root instanceof Root.Count ? plain : new SqlColumns(model).mark(plain, selection(root));
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
