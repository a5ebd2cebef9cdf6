package dev.fraiseql.engine.query;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.NodeId;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.PageInfoField;
import dev.fraiseql.contract.query.Pages;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.BoundValues;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.CursorShape;
import dev.fraiseql.plan.bind.VariableReader;
import dev.fraiseql.plan.query.ShapeAssembler;
import dev.fraiseql.plan.sql.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes queries and requests into prepared queries. Used by many threads at once. */
public final class QueryPreparer {
  private final Model model;
  private final Coercion coercion;
  private final VariableReader variableReader;
  private final BoundValues boundValues;
  private final ShapeAssembler shapes;

  /** A preparer of queries over a model's types in one database. */
  public QueryPreparer(Model model, Database database) {
    this.model = model;
    coercion = new Coercion(model);
    variableReader = new VariableReader(model);
    boundValues = new BoundValues(model);
    shapes = new ShapeAssembler(model, Dialects.of(database));
  }

  /**
   * A query with the variables of a request.
   *
   * @param variables by name, as JSON knows them: {@code String Boolean Long BigInteger BigDecimal
   *     List Map null}
   * @throws RequestException BAD_USER_INPUT if a variable is unknown, missing or of the wrong type,
   *     or a page is negative; LIMIT_EXCEEDED if a page is above the cap
   */
  public PreparedQuery prepare(
      CompiledQuery query,
      Map<String, ? extends @Nullable Object> variables,
      RowScope scope,
      PageCap cap) {
    Values values = variableReader.read(query.variables(), variables);
    Plan plan = query.plan(switchBits(query, values));
    return prepare(query, plan, values, scope, cap);
  }

  /** A query without variables that is planned already, such as an export. */
  public PreparedQuery prepare(CompiledQuery query, Plan plan, RowScope scope, PageCap cap) {
    return prepare(query, plan, Values.NONE, scope, cap);
  }

  private PreparedQuery prepare(
      CompiledQuery query, Plan plan, Values values, RowScope scope, PageCap cap) {
    Preparation preparation = new Preparation(values, query.variables(), cap);
    List<PreparedRoot> roots = new ArrayList<>(plan.roots().size());
    for (Root root : plan.roots()) {
      roots.add(preparation.root(root));
    }
    return new PreparedQuery(query, plan, values, scope, roots);
  }

  /** The values of the variables that @skip and @include depend on, one bit each. */
  private static int switchBits(CompiledQuery query, Values values) {
    int bits = 0;
    List<Integer> switches = query.switches();
    for (int i = 0; i < switches.size(); i++) {
      Object value = values.get(switches.get(i));
      if (value == null) {
        // A nullable variable may stand here if it has a default; null is still no answer.
        throw new RequestException(
            ErrorCode.BAD_USER_INPUT,
            "$"
                + query.variables().get(switches.get(i)).name()
                + ": null is given where @skip or @include asks for true or false.");
      }
      if (value.equals(true)) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  /** A list in the answer. It is spelled out only when something is wrong there. */
  private sealed interface Place {
    String text();

    record Root(String name) implements Place {
      @Override
      public String text() {
        return name;
      }
    }

    record Within(Place outer, Level level, int child) implements Place {
      @Override
      public String text() {
        return outer.text() + "." + String.join(".", ChildPath.of(level.selection(), child));
      }
    }
  }

  /** What one request makes of a plan. */
  private final class Preparation {
    private final Values values;
    private final List<Variable> variables;
    private final PageCap cap;

    /** The key of the node that is being prepared. */
    private List<Object> key = List.of();

    Preparation(Values values, List<Variable> variables, PageCap cap) {
      this.values = values;
      this.variables = variables;
      this.cap = cap;
    }

    PreparedRoot root(Root root) {
      try {
        return prepared(root);
      } catch (RequestException e) {
        throw e.within(root.name());
      }
    }

    private PreparedRoot prepared(Root root) {
      return switch (root) {
        case Root.Rows(String name, Level level, Pages pages) ->
            new PreparedRoot.Rows(
                name,
                level(new Place.Root(name), level, null),
                pages == null ? null : new StreamedPages(pages, level.paging()));
        case Root.Row(String name, Level level) ->
            new PreparedRoot.Row(name, level(new Place.Root(name), level, null));
        case Root.Count(String name, String type, SqlStatement statement) ->
            new PreparedRoot.Count(name, type, bind(statement, Long.MAX_VALUE, 0));
        case Root.Connection connection -> connection(connection);
        case Root.Node(String name, Operand id, List<Level> levels) -> node(name, id, levels);
        case Root.TypeName(String name, String value) -> new PreparedRoot.TypeName(name, value);
        case Root.Introspection(String name) -> new PreparedRoot.Introspection(name);
      };
    }

    private PreparedRoot connection(Root.Connection root) {
      PageWindow window = PageWindow.of(root.window(), values, cap);
      boolean backward = window.backward();
      Level level = root.level();
      boolean more =
          window.isLimited()
              && asks(
                  level.selection(),
                  backward ? PageInfoField.HAS_PREVIOUS_PAGE : PageInfoField.HAS_NEXT_PAGE);
      // Without a number, one row more than the cap tells that there are too many.
      boolean capped = !window.isLimited() && cap.rows() != Long.MAX_VALUE;
      long limit = capped ? cap.rows() + 1 : window.wanted() + (more ? 1 : 0);
      SqlStatement page = backward ? Objects.requireNonNull(root.backward()) : level.statement();
      Place place = new Place.Root(root.name());
      return new PreparedRoot.Connection(
          root.name(),
          new PreparedLevel(
              level,
              bind(page, limit, 0),
              null,
              capped ? cap.rows() : Long.MAX_VALUE,
              children(place, level)),
          window,
          more,
          shapes.cursorShape(root.cursors().type(), root.cursors().orderBy(), values),
          root.cursors().position(),
          !backward && window.after() ? bind(root.before()) : null,
          window.before() && (backward || !window.isLimited()) ? bind(root.behind()) : null,
          bind(root.total()));
    }

    private static boolean asks(Selection connection, PageInfoField wanted) {
      for (Selection.Entry entry : connection.entries()) {
        Selection nested = entry.nested();
        if (entry.column() == ConnectionField.PAGE_INFO.column()
            && nested != null
            && nested.entries().stream().anyMatch(info -> info.column() == wanted.column())) {
          return true;
        }
      }
      return false;
    }

    private @Nullable BoundStatement bind(@Nullable SqlStatement statement) {
      return statement == null ? null : bind(statement, Long.MAX_VALUE, 0);
    }

    private PreparedRoot node(String name, Operand operand, List<Level> levels) {
      String text = String.valueOf(PageWindow.given(operand, values));
      NodeId id = NodeId.read(text).orElseThrow(Preparation::noNode);
      for (Level level : levels) {
        if (level.type().equals(id.type())) {
          key = key(id);
          return new PreparedRoot.Row(name, level(new Place.Root(name), level, null));
        }
      }
      return new PreparedRoot.Nothing(name);
    }

    private List<Object> key(NodeId id) {
      List<ScalarField> parts = model.type(id.type()).key();
      if (parts.size() != id.key().size()) {
        throw noNode();
      }
      List<Object> typed = new ArrayList<>(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        try {
          typed.add(coercion.value(id.key().get(i), parts.get(i).column().type(), true, "nodeId"));
        } catch (RequestException e) {
          throw noNode();
        }
      }
      return typed;
    }

    private static RequestException noNode() {
      return new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "nodeId: it is no id of a node: send one that an answer has given, as it is.");
    }

    private PreparedLevel level(Place place, Level level, @Nullable String byKey) {
      long limit = page(level.paging().limit(), "limit", Long.MAX_VALUE);
      long offset = page(level.paging().offset(), "offset", 0);
      boolean limited = limit != Long.MAX_VALUE;
      if (limited && limit > cap.rows()) {
        throw new RequestException(
            ErrorCode.LIMIT_EXCEEDED,
            place.text()
                + ": a page has at most "
                + cap.rows()
                + " rows here, but limit is "
                + limit
                + ".");
      }
      // Without a limit, one row more than the cap tells that there are too many.
      boolean capped = !limited && cap.rows() != Long.MAX_VALUE;
      BoundStatement statement = bind(level.statement(), capped ? cap.rows() + 1 : limit, offset);
      return new PreparedLevel(
          level,
          statement,
          byKey == null ? null : statement.with(byKey),
          capped ? cap.rows() : Long.MAX_VALUE,
          children(place, level));
    }

    private List<PreparedLevel> children(Place place, Level level) {
      List<PreparedLevel> children = new ArrayList<>(level.children().size());
      for (int child = 0; child < level.children().size(); child++) {
        Level.Child below = level.children().get(child);
        try {
          children.add(level(new Place.Within(place, level, child), below.level(), below.byKey()));
        } catch (RequestException e) {
          RequestException placed = e;
          for (String key : ChildPath.of(level.selection(), child).reversed()) {
            placed = placed.within(key);
          }
          throw placed;
        }
      }
      return children;
    }

    private long page(@Nullable Operand operand, String argument, long absent) {
      Object value = PageWindow.given(operand, values);
      if (!(value instanceof Number number)) {
        return absent; // null, or a variable that was not sent
      }
      if (number.longValue() < 0) {
        throw new RequestException(
            ErrorCode.BAD_USER_INPUT, argument + ": " + number + " is negative.");
      }
      return number.longValue();
    }

    /** Pages of this request, whose limit and offset are those of the list. */
    private final class StreamedPages implements PreparedPages {
      private final Pages pages;
      private final @Nullable Cursors cursors;
      private final long limit;
      private final long offset;

      StreamedPages(Pages pages, Paging paging) {
        this.pages = pages;
        cursors = pages.cursors();
        limit = Preparation.this.page(paging.limit(), "limit", Long.MAX_VALUE);
        offset = Preparation.this.page(paging.offset(), "offset", 0);
      }

      @Override
      public BoundStatement page(@Nullable String place, long read, int rows) {
        return bind(
            pages.statement(),
            place == null ? values : values.behind(place),
            Math.min(rows, limit - read),
            cursors == null ? offset + read : place == null ? offset : 0);
      }

      @Override
      public @Nullable CursorShape shape() {
        return cursors == null
            ? null
            : shapes.cursorShape(cursors.type(), cursors.orderBy(), values);
      }

      @Override
      public int position() {
        return cursors == null ? 0 : cursors.position();
      }
    }

    private BoundStatement bind(SqlStatement statement, long limit, long offset) {
      return bind(statement, values, limit, offset);
    }

    private BoundStatement bind(SqlStatement statement, Values values, long limit, long offset) {
      SqlText text = shapes.assemble(statement, values);
      List<Binding> bindings = text.bindings();
      @Nullable Object[] bound = new Object[bindings.size()];
      for (int i = 0; i < bound.length; i++) {
        bound[i] =
            switch (bindings.get(i)) {
              case Binding.Value(ValueType type, Operand.KeyPart(int part), var adjustment) ->
                  boundValues.value(
                      new Binding.Value(type, new Operand.Constant(key.get(part)), adjustment),
                      values,
                      variables);
              case Binding.Value(var type, Operand.ParentKey part, var adjustment) -> null;
              case Binding.Value value -> boundValues.value(value, values, variables);
              case Binding.ValueList list -> boundValues.list(list, values, variables);
              case Binding.Keys keys -> null;
              case Binding.KeyRows rows -> null;
              case Binding.Limit page -> null;
              case Binding.Offset page -> null;
              case Binding.LastRow page -> null;
            };
      }
      return new BoundStatement(text.sql(), bindings, bound, limit, offset);
    }
  }
}
