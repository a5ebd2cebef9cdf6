package dev.fraiseql.plan.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.CursorPagination;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.EdgeField;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.PageInfoField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.naming.ConnectionNames;
import dev.fraiseql.plan.sql.Select.Parents;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans a connection: a page of rows, its {@code pageInfo} and the total count. For one use. */
final class ConnectionPlanner {
  private static final ValueType STRING = ValueType.of(Scalar.STRING);
  private static final ValueType BOOLEAN = ValueType.of(Scalar.BOOLEAN);
  private static final ValueType INT = ValueType.of(Scalar.INT);

  private final PlanningContext context;
  private final LevelPlanner rows;
  private final TypeModel type;
  private final Set<PageInfoField> selected = EnumSet.noneOf(PageInfoField.class);
  private final @Nullable Parents parents;
  private boolean cursors;
  private boolean total;

  /**
   * A planner of one field.
   *
   * @param rows plans the statement of the rows; must be unused
   * @param parents whose rows are paged; null for those of the type
   */
  ConnectionPlanner(
      PlanningContext context, LevelPlanner rows, TypeModel type, @Nullable Parents parents) {
    this.context = context;
    this.rows = rows;
    this.type = type;
    this.parents = parents;
  }

  /** The level that the field reads. */
  Level plan(MergedField field) {
    Map<String, @Nullable Object> arguments = field.node().arguments();
    @Nullable Object orderBy = arguments.get("orderBy");
    CursorPagination window = window(field.node());
    Selection selection = connection(field.fields());
    KeyCheck check = rows.adjacentRows(type, true);
    List<Seek> seeks = new ArrayList<>();
    if (window.after() != null) {
      seeks.add(new Seek(window.after(), Side.AFTER, orderBy));
    }
    if (window.before() != null) {
      seeks.add(new Seek(window.before(), Side.BEFORE, orderBy));
    }
    ConnectionPage page =
        new ConnectionPage(
            window,
            new Cursors(type.name(), orderBy, rows.nextPosition()),
            window.last() == null
                ? null
                : rows.statement(type, new Rows.Backward(seeks, parents), arguments),
            selected.contains(PageInfoField.HAS_PREVIOUS_PAGE)
                ? nearest(window.after(), Side.UP_TO, arguments)
                : null,
            selected.contains(PageInfoField.HAS_NEXT_PAGE)
                ? nearest(window.before(), Side.FROM, arguments)
                : null,
            total ? count(field.node()) : null);
    Rows forward = new Rows.Forward(seeks, cursors, false, parents);
    return rows.connection(type, forward, arguments, selection, check, page);
  }

  private @Nullable SqlStatement nearest(
      @Nullable Operand cursor, Side side, Map<String, @Nullable Object> arguments) {
    return cursor == null
        ? null
        : rows.nearest(
            type,
            new Rows.Nearest(new Seek(cursor, side, arguments.get("orderBy")), parents),
            arguments);
  }

  private SqlStatement count(FieldNode field) {
    return switch (parents) {
      case null -> rows.count(type, new Rows.All(), field);
      case Parents.Only(ToManyField relation, List<Operand> key) ->
          rows.count(type, new Rows.OfOneParent(relation, key, null), field);
      case Parents.Batch(ToManyField relation) ->
          new GroupStatementPlanner(context.model(), context.dialect())
              .countOfEach(type, context.arguments().condition(type, field.arguments()), relation);
    };
  }

  private static CursorPagination window(FieldNode field) {
    CursorPagination window =
        new CursorPagination(
            FieldArguments.argument(field.arguments(), "first"),
            FieldArguments.argument(field.arguments(), "after"),
            FieldArguments.argument(field.arguments(), "last"),
            FieldArguments.argument(field.arguments(), "before"));
    if (window.first() instanceof Operand.Constant && window.last() instanceof Operand.Constant) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          field.name() + ": first and last exclude each other: a page has one of them.",
          List.of(),
          List.of(field.location()));
    }
    return window;
  }

  private Selection connection(List<FieldNode> fields) {
    return new Selection(
        ConnectionNames.connection(type.name()),
        entries(
            fields,
            field ->
                switch (named(ConnectionField.values(), ConnectionField::field, field)) {
                  case EDGES -> object(field, ConnectionField.EDGES.column(), edge(field.fields()));
                  case NODES -> object(field, ConnectionField.NODES.column(), row(field));
                  case PAGE_INFO ->
                      object(field, ConnectionField.PAGE_INFO.column(), pageInfo(field.fields()));
                  case TOTAL_COUNT -> {
                    total = true;
                    yield value(field, ConnectionField.TOTAL_COUNT.column(), INT, false);
                  }
                }));
  }

  private Selection edge(List<FieldNode> fields) {
    return new Selection(
        ConnectionNames.edge(type.name()),
        entries(
            fields,
            field ->
                switch (named(EdgeField.values(), EdgeField::field, field)) {
                  case CURSOR -> {
                    cursors = true;
                    yield value(field, EdgeField.CURSOR.column(), STRING, false);
                  }
                  case NODE -> object(field, EdgeField.NODE.column(), row(field));
                }));
  }

  private Selection pageInfo(List<FieldNode> fields) {
    return new Selection(
        "PageInfo",
        entries(
            fields,
            field -> {
              PageInfoField info = named(PageInfoField.values(), PageInfoField::field, field);
              selected.add(info);
              return switch (info) {
                case HAS_NEXT_PAGE, HAS_PREVIOUS_PAGE ->
                    value(field, info.column(), BOOLEAN, false);
                case START_CURSOR, END_CURSOR -> {
                  cursors = true;
                  yield value(field, info.column(), STRING, true);
                }
              };
            }));
  }

  private Selection row(MergedField field) {
    return rows.selection(type, field.fields());
  }

  private List<Entry> entries(List<FieldNode> fields, Function<MergedField, Entry> one) {
    return context.merge(fields).stream()
        .map(field ->
            field.node().name().equals("__typename")
                ? Entry.typeName(field.node().responseKey())
                : one.apply(field))
        .toList();
  }

  private static Entry value(MergedField field, int column, ValueType type, boolean nullable) {
    return Entry.value(field.node().responseKey(), column, 0, type, false, nullable);
  }

  private static Entry object(MergedField field, int column, Selection nested) {
    return Entry.object(field.node().responseKey(), column, 0, false, nested);
  }

  private static <E> E named(E[] all, Function<E, String> name, MergedField field) {
    for (E one : all) {
      if (name.apply(one).equals(field.node().name())) {
        return one;
      }
    }
    throw new IllegalArgumentException("a connection has no field " + field.node().name());
  }
}
