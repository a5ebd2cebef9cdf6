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
 * The columns of one stream, which do not depend on its rows.
 *
 * @param schema of the vectors: enums are indexes
 * @param encodings the enums that the columns hold, and how they are encoded
 */
record StreamColumns(Schema schema, Map<EnumModel, DictionaryEncoding> encodings) {

  /**
   * The columns of a root field's rows.
   *
   * @throws RequestException BAD_USER_INPUT if it cannot be streamed
   */
  static StreamColumns of(Root root, Model model) {
    StreamRoots.checkColumns(root);
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
    return KeyMetadata.add(schemas.of(selection), selection, model);
  }

  /** The columns of a root field that gives rows. */
  private static Selection selection(Root root) {
    return switch (root) {
      case Root.Rows rows ->
          PolymorphicRows.of(rows).map(PolymorphicRows::columns).orElse(rows.level().selection());
      case Root.Row row -> row.level().selection();
      case Root.Connection connection -> Objects.requireNonNull(rowsOf(connection).nested());
      case Root.Node node -> PolymorphicRows.of(node).orElseThrow().columns();
      case Root.Count count -> throw new IllegalArgumentException(count.name() + " is a number");
      case Root.TypeName typeName -> throw StreamRoots.notStreamed(typeName.name());
      case Root.Introspection introspection -> throw StreamRoots.notStreamed(introspection.name());
      case Root.Mutation mutation -> throw StreamRoots.notStreamed(mutation.name());
      case Root.Method method -> throw StreamRoots.notStreamed(method);
    };
  }

  /** Whether rows that may be of several types fit into one table. */
  static boolean fitOneTable(Root root) {
    try {
      PolymorphicRows.of(root);
      return true;
    } catch (RequestException conflict) {
      return false;
    }
  }

  /** Whether a connection selects its edges or its nodes, once, and nothing else. */
  static boolean selectsOnlyRows(Root.Connection connection) {
    List<Selection.Entry> entries = connection.level().selection().entries();
    return entries.size() == 1
        && (entries.getFirst().column() == ConnectionField.EDGES.column()
            || entries.getFirst().column() == ConnectionField.NODES.column());
  }

  /**
   * The selection of a connection's edges or nodes.
   *
   * @throws RequestException BAD_USER_INPUT if the connection selects anything else
   */
  static Selection.Entry rowsOf(Root.Connection connection) {
    if (selectsOnlyRows(connection)) {
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
  Schema flightSql(Root root, Model model) {
    Schema decoded = EnumDecoder.decode(schema);
    return root instanceof Root.Count
        ? decoded
        : new FlightSqlMetadata(model).add(decoded, selection(root));
  }

  /**
   * The schema as a message: enums are texts with a dictionary encoding. A client finds the same
   * schema in the stream.
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
