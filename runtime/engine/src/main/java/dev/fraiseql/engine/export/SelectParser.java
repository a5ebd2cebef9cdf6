package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses SELECT statements of one table. Conditions are those of exports: see {@link WhereParser}.
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
  /** Words that may follow a table or a column and are not an alias. */
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

  private final ExportBinder binder;
  private final Model model;
  private final Coercion coercion;
  private final Tokens tokens;
  private final Parameters parameters;

  /** A parser of one statement, for one use. */
  SelectParser(ExportBinder binder, Model model, String statement, Parameters parameters) {
    this.binder = binder;
    this.model = model;
    this.parameters = parameters;
    coercion = new Coercion(model);
    tokens = Tokens.of(statement, Token.Language.SELECT);
  }

  /**
   * Parses the statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  SelectStatement parse() {
    tokens.expectKeyword("select");
    tokens.acceptKeyword("all");
    List<SelectList.Item> items = items();
    tokens.expectKeyword("from");
    Token table = tokens.takeName("a table");
    TypeModel type = new TableFinder(binder).find(table);
    QualifiedColumns columns = columns(type, table);
    Filter filter = new Filter.And(List.of());
    if (tokens.acceptKeyword("where")) {
      filter = new WhereParser(columns, new WhereValue(coercion, parameters), tokens).or();
    }
    OrderByParser order = new OrderByParser(model, tokens);
    List<SortKey> keys = order.parse(columns);
    Paging paging = new PagingParser(coercion, parameters, tokens).parse();
    tokens.acceptMark(';');
    if (tokens.peek().kind() != Token.Kind.END) {
      throw ExportError.notUnderstood(tokens.peek());
    }
    parameters.checkAllTaken();
    return new SelectStatement(
        type,
        new SelectList(type, columns).fields(items),
        new ExportedRows(filter, order.complete(type, keys, paging), List.of(), paging),
        parameters.taken());
  }

  private List<SelectList.Item> items() {
    List<SelectList.Item> items = new ArrayList<>();
    do {
      Token token = tokens.take();
      if (!token.isMark('*')) {
        Tokens.checkName(token, "a column or *");
        if (tokens.peek().isMark('(')) {
          throw ExportError.notUnderstood(token);
        }
        if (token.text().endsWith(".")) {
          tokens.expectMark('*');
        }
      }
      items.add(new SelectList.Item(token, alias()));
    } while (tokens.acceptMark(','));
    return items;
  }

  private @Nullable Token alias() {
    if (tokens.acceptKeyword("as")) {
      return tokens.takeName("a name");
    }
    Token next = tokens.peek();
    boolean named =
        next.kind() == Token.Kind.NAME
            || (next.kind() == Token.Kind.WORD && RESERVED.stream().noneMatch(next::is));
    return named ? tokens.take() : null;
  }

  /** The columns, which may be qualified by the table's alias, or by its names if it has none. */
  private QualifiedColumns columns(TypeModel type, Token table) {
    Token alias = alias();
    if (tokens.peek().isMark(',')) {
      throw ExportError.notUnderstood(tokens.peek());
    }
    String plain = TableFinder.unqualified(table.text());
    List<String> qualifiers =
        alias != null
            ? List.of(alias.text())
            : List.of(table.text(), SqlName.SCHEMA + "." + plain, plain);
    return new QualifiedColumns(binder.columns(type), qualifiers);
  }
}
