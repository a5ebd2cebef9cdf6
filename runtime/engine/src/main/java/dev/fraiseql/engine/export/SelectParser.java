package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads SELECT statements of one table, with the conditions of exports.
 *
 * <pre>
 * statement = "select" [ "all" ] item { "," item } "from" table [ [ "as" ] alias ]
 *             [ "where" condition ] [ "order" "by" key { "," key } ]
 *             [ "limit" count ] [ "offset" count ] [ ";" ]
 * item      = [ alias "." ] "*" | column [ [ "as" ] name ]
 * key       = column [ "asc" | "desc" ] [ "nulls" ( "first" | "last" ) ]
 * </pre>
 */
final class SelectParser {
  private static final String GRAMMAR =
      "What is: SELECT columns or * FROM table [WHERE ..] [ORDER BY ..] [LIMIT ..] [OFFSET ..]. For"
          + " all else write GraphQL, which may stand here as well.";

  /** Words that may follow a table or column and are no other name for it. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "cross",
          "except",
          "fetch",
          "for",
          "from",
          "full",
          "group",
          "having",
          "inner",
          "intersect",
          "join",
          "left",
          "limit",
          "natural",
          "offset",
          "on",
          "order",
          "right",
          "union",
          "using",
          "where",
          "window");

  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
  private static final Parameter COUNT_PARAMETER = new Parameter(ValueType.of(Scalar.LONG), false);

  private final ExportBinder binder;
  private final OrderBinder orders;
  private final Coercion coercion;
  private final Tokens tokens;
  private final Parameters parameters;

  /** A parser of one statement, for one use. */
  SelectParser(ExportBinder binder, Model model, String statement, Parameters parameters) {
    this.binder = binder;
    this.parameters = parameters;
    orders = new OrderBinder(model);
    coercion = new Coercion(model);
    tokens = Tokens.of(statement, Token.Language.SELECT);
  }

  /** A column as it was asked for. */
  private record Item(Token name, @Nullable Token alias) {}

  /**
   * The statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  SelectStatement parse() {
    tokens.expectKeyword("select");
    tokens.acceptKeyword("all");
    List<Item> items = items();
    tokens.expectKeyword("from");
    Token table = name("a table");
    TypeModel type = type(table);
    QualifiedColumns columns = columns(type, table);
    Filter filter = new Filter.And(List.of());
    if (tokens.acceptKeyword("where")) {
      filter = new WhereParser(columns, new WhereValue(coercion, parameters), tokens).or();
    }
    List<SortKey> keys = keys(columns);
    Paging paging = paging();
    tokens.acceptMark(';');
    if (tokens.peek().kind() != Token.Kind.END) {
      throw notUnderstood(tokens.peek());
    }
    parameters.checkAllTaken();
    return new SelectStatement(
        type,
        fields(items, type, columns),
        new ExportedRows(filter, order(type, keys, paging), List.of(), paging),
        parameters.asked());
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    do {
      Token token = tokens.take();
      if (!token.isMark('*')) {
        checkName(token, "a column or *");
        if (tokens.peek().isMark('(')) {
          throw notUnderstood(token);
        }
        if (token.text().endsWith(".")) {
          tokens.expectMark('*');
        }
      }
      items.add(new Item(token, alias()));
    } while (tokens.acceptMark(','));
    return items;
  }

  private @Nullable Token alias() {
    if (tokens.acceptKeyword("as")) {
      return name("a name");
    }
    Token next = tokens.peek();
    boolean named =
        next.kind() == Token.Kind.NAME
            || (next.kind() == Token.Kind.WORD && RESERVED.stream().noneMatch(next::is));
    return named ? tokens.take() : null;
  }

  private Token name(String what) {
    Token token = tokens.take();
    checkName(token, what);
    return token;
  }

  private static void checkName(Token token, String what) {
    boolean named = token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.WORD;
    if (token.is("distinct") || token.isMark('(')) {
      throw notUnderstood(token);
    }
    if (!named || token.is("from")) {
      throw token.insteadOf(what);
    }
  }

  private TypeModel type(Token table) {
    String name = unqualified(table.text());
    return binder
        .table(name)
        .or(() -> inAnyCase(name))
        .orElseThrow(() -> table.error(binder.unknownTable(name)));
  }

  /** The name of a table without our catalog and schema, which the database's own has not. */
  private static String unqualified(String name) {
    String rest = withoutPrefix(name, SqlName.CATALOG + ".");
    return withoutPrefix(rest, SqlName.SCHEMA + ".");
  }

  private static String withoutPrefix(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length())
        ? name.substring(prefix.length())
        : name;
  }

  private Optional<TypeModel> inAnyCase(String name) {
    List<TypeModel> found =
        binder.tables().stream()
            .filter(name::equalsIgnoreCase)
            .map(known -> binder.table(known).orElseThrow())
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The columns, which an alias of the table may stand before, or else any name of it. */
  private QualifiedColumns columns(TypeModel type, Token table) {
    Token alias = alias();
    if (tokens.peek().isMark(',')) {
      throw notUnderstood(tokens.peek());
    }
    String plain = unqualified(table.text());
    List<String> qualifiers =
        alias != null
            ? List.of(alias.text())
            : List.of(table.text(), SqlName.SCHEMA + "." + plain, plain);
    return new QualifiedColumns(binder.columns(type), qualifiers);
  }

  private List<FieldModel> fields(List<Item> items, TypeModel type, QualifiedColumns columns) {
    FieldChoice choice = new FieldChoice();
    Set<String> seen = new LinkedHashSet<>();
    for (Item item : items) {
      if (item.name().isMark('*') || item.name().text().endsWith(".")) {
        all(item, type, columns)
            .forEach(field -> {
              checkOnce(item.name(), field.name(), seen);
              choice.add(List.of(field));
            });
      } else {
        List<FieldModel> path = path(item, type, columns);
        checkOnce(item.name(), nameOf(path), seen);
        choice.add(path);
      }
    }
    return choice.fields();
  }

  /** Every field, and the columns of relations that are none, so that rows can be joined. */
  private static List<FieldModel> all(Item item, TypeModel type, QualifiedColumns columns) {
    String text = item.name().text();
    if (text.endsWith(".") && !columns.isQualifier(text.substring(0, text.length() - 1))) {
      throw item.name().error("\"" + ExportError.cut(text) + "*\" is not of the table.");
    }
    if (item.alias() != null) {
      throw item.alias().error("* cannot be renamed.");
    }
    return SelectFields.all(type);
  }

  private static void checkOnce(Token token, String name, Set<String> seen) {
    if (!seen.add(name)) {
      throw token.error(
          "the column \"" + ExportError.cut(name) + "\" is asked for twice. Rename one: AS other.");
    }
  }

  private static String nameOf(List<FieldModel> path) {
    return String.join(".", path.stream().map(FieldModel::name).toList());
  }

  private static List<FieldModel> path(Item item, TypeModel type, QualifiedColumns columns) {
    Token token = item.name();
    Token alias = item.alias();
    String name = columns.unqualified(token.text());
    Optional<ExportColumn> column = columns.find(token.text());
    if (column.isEmpty()) {
      FieldModel embedded = ExportBinder.embedded(type, name);
      if (embedded == null) {
        throw token.error(columns.unknown(token.text()));
      }
      checkNotRenamed(alias);
      return List.of(embedded);
    }
    if (!(column.get().path().getFirst() instanceof ScalarField)) {
      checkNotRenamed(alias);
    }
    return column.get().named(alias == null ? name : alias.text()).path();
  }

  private static void checkNotRenamed(@Nullable Token alias) {
    if (alias != null) {
      throw alias.error("an embedded value and its columns keep their names.");
    }
  }

  private List<SortKey> keys(QualifiedColumns columns) {
    List<SortKey> keys = new ArrayList<>();
    if (tokens.acceptKeyword("order")) {
      tokens.expectKeyword("by");
      do {
        keys.add(key(columns));
      } while (tokens.acceptMark(','));
    }
    return keys;
  }

  private SortKey key(QualifiedColumns columns) {
    Token token = name("a column");
    ExportColumn column =
        columns.find(token.text()).orElseThrow(() -> token.error(columns.unknown(token.text())));
    if (!(column.path().getLast() instanceof ScalarField scalar) || !OrderBinder.sortable(scalar)) {
      throw token.error("rows cannot be sorted by " + column.column().name() + ".");
    }
    boolean descending = tokens.acceptKeyword("desc");
    if (!descending) {
      tokens.acceptKeyword("asc");
    }
    return new SortKey(List.of(), new SortKey.Target.Value(column.column()), direction(descending));
  }

  private Direction direction(boolean descending) {
    if (!tokens.acceptKeyword("nulls")) {
      return descending ? Direction.DESC : Direction.ASC;
    }
    if (tokens.acceptKeyword("first")) {
      return descending ? Direction.DESC_NULLS_FIRST : Direction.ASC_NULLS_FIRST;
    }
    tokens.expectKeyword("last");
    return descending ? Direction.DESC_NULLS_LAST : Direction.ASC_NULLS_LAST;
  }

  private Paging paging() {
    Operand limit = null;
    Operand offset = null;
    while (true) {
      if (limit == null && tokens.acceptKeyword("limit")) {
        limit = count();
      } else if (offset == null && tokens.acceptKeyword("offset")) {
        offset = count();
      } else {
        return new Paging(limit, offset);
      }
    }
  }

  private Operand count() {
    Token token = tokens.take();
    if (token.kind() == Token.Kind.PARAMETER) {
      return new Operand.Constant(parameters.take(COUNT_PARAMETER, token, coercion));
    }
    if (token.kind() != Token.Kind.WORD || !COUNT.matcher(token.text()).matches()) {
      throw token.insteadOf("a number of rows");
    }
    return new Operand.Constant(Long.valueOf(token.text()));
  }

  /**
   * The order of the rows: behind the keys that were asked for those of the type, so that pages of
   * the same statement fit together. A part of all rows is one of their order.
   */
  private List<SortKey> order(TypeModel type, List<SortKey> keys, Paging paging) {
    if (keys.isEmpty() && paging.equals(Paging.NONE)) {
      return List.of();
    }
    List<SortKey> all = new ArrayList<>(keys);
    for (SortKey key : orders.sortKeys(type, null, "order")) {
      if (all.stream().noneMatch(known -> known.target().equals(key.target()))) {
        all.add(key);
      }
    }
    return all;
  }

  private static RuntimeException notUnderstood(Token token) {
    return token.error(token.shown() + " is not understood. " + GRAMMAR);
  }
}
