package dev.fraiseql.engine.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.NodeId;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.MethodResult;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.PagedRead;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prepares the root fields of one request: binds their statements and checks their pages. */
final class RootPreparer {
  private final StatementBinder statements;
  private final NodeKeys nodeKeys;
  private final MethodBinder methods;
  private final PageCap cap;

  RootPreparer(StatementBinder statements, NodeKeys nodeKeys, MethodBinder methods, PageCap cap) {
    this.statements = statements;
    this.nodeKeys = nodeKeys;
    this.methods = methods;
    this.cap = cap;
  }

  PreparedRoot prepare(Root root) {
    try {
      return switch (root) {
        case Root.Rows(String name, Level level, PagedRead pages) ->
            new PreparedRoot.Rows(
                name,
                level(new ListPath.Root(name), level),
                pages == null ? null : new StreamedPages(pages, level));
        case Root.Row(String name, Level level) ->
            new PreparedRoot.Row(name, level(new ListPath.Root(name), level));
        case Root.Count(String name, String type, SqlStatement statement) ->
            new PreparedRoot.Count(name, type, statements.bind(statement));
        case Root.Connection(String name, Level level) ->
            new PreparedRoot.Connection(name, level(new ListPath.Root(name), level));
        case Root.Node(String name, Operand id, List<Level> levels) -> node(name, id, levels);
        case Root.TypeName(String name, String value) -> new PreparedRoot.TypeName(name, value);
        case Root.Introspection(String name) -> new PreparedRoot.Introspection(name);
        case Root.Method method -> method(method);
        case Root.Mutation mutation -> throw new IllegalStateException("a mutation is no query");
      };
    } catch (RequestException e) {
      throw e.within(root.name());
    }
  }

  private PreparedRoot method(Root.Method planned) {
    MethodBinder.Bound bound = methods.bind(planned, statements.values());
    PreparedLevel level =
        planned.result() instanceof MethodResult.Rows rows
            ? level(planned.name(), rows.level())
            : null;
    return new PreparedRoot.Method(
        planned.name(), bound.method(), planned, bound.arguments(), level);
  }

  private PreparedRoot node(String name, Operand operand, List<Level> levels) {
    NodeId id = nodeKeys.read(String.valueOf(PageWindow.given(operand, statements.values())));
    for (Level level : levels) {
      if (level.type().equals(id.type())) {
        List<Object> key = nodeKeys.key(id);
        return new PreparedRoot.Row(name, level(new ListPath.Root(name), level, key, null));
      }
    }
    return new PreparedRoot.Nothing(name);
  }

  /**
   * A level that reads rows by their keys.
   *
   * @param name the response key of its root field
   */
  PreparedLevel level(String name, Level level) {
    return level(new ListPath.Root(name), level);
  }

  private PreparedLevel level(ListPath path, Level level) {
    return level(path, level, List.of(), null);
  }

  /**
   * A level with all levels below.
   *
   * @param key the key of the root field's only row, for a node; else empty
   * @param byKey the statement for rising parent keys; null if the level has none
   */
  private PreparedLevel level(
      ListPath path, Level level, List<Object> key, @Nullable String byKey) {
    if (level.connection() != null) {
      return connection(path, level, level.connection(), key);
    }
    long limit = page(level.paging().limit(), "limit", Long.MAX_VALUE);
    long offset = page(level.paging().offset(), "offset", 0);
    boolean limited = limit != Long.MAX_VALUE;
    if (limited && limit > cap.rows()) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          path.text()
              + ": a page has at most "
              + cap.rows()
              + " rows here, but limit is "
              + limit
              + ".");
    }
    KeyCheck check = level.keyCheck();
    boolean oneMore = limited && check != null && check.readsOneMore();
    RowCap rows = RowCap.of(oneMore ? limit + 1 : limit, limited, cap);
    BoundStatement statement = statements.bind(level.statement(), key, rows.limit(), offset);
    return new PreparedLevel(
        level,
        statement,
        byKey == null ? null : statement.with(byKey),
        oneMore ? limit : Long.MAX_VALUE,
        rows.maximum(),
        children(path, level, key),
        null);
  }

  private PreparedLevel connection(
      ListPath path, Level level, ConnectionPage page, List<Object> key) {
    PageWindow window = PageWindow.of(page.window(), statements.values(), cap);
    boolean backward = window.backward();
    // A row beyond the page tells whether there is a next page, and whether it has the same key.
    RowCap rows =
        RowCap.of(window.wanted() + (window.isLimited() ? 1 : 0), window.isLimited(), cap);
    SqlStatement read = backward ? Objects.requireNonNull(page.backward()) : level.statement();
    return new PreparedLevel(
        level,
        statements.bind(read, key, rows.limit(), 0),
        null,
        Long.MAX_VALUE,
        rows.maximum(),
        children(path, level, key),
        new PreparedConnection(
            window,
            statements.cursorShape(page.cursors()),
            page.cursors().position(),
            !backward && window.after() ? bindOrNull(page.before(), key) : null,
            window.before() && (backward || !window.isLimited())
                ? bindOrNull(page.behind(), key)
                : null,
            bindOrNull(page.total(), key)));
  }

  private @Nullable BoundStatement bindOrNull(@Nullable SqlStatement statement, List<Object> key) {
    return statement == null ? null : statements.bind(statement, key, Long.MAX_VALUE, 0);
  }

  private List<PreparedLevel> children(ListPath path, Level level, List<Object> key) {
    List<PreparedLevel> children = new ArrayList<>(level.children().size());
    for (int child = 0; child < level.children().size(); child++) {
      Level.Child below = level.children().get(child);
      try {
        children.add(
            level(new ListPath.Within(path, level, child), below.level(), key, below.byKey()));
      } catch (RequestException e) {
        RequestException placed = e;
        for (String name : ChildPath.of(level.selection(), child).reversed()) {
          placed = placed.within(name);
        }
        throw placed;
      }
    }
    return children;
  }

  private long page(@Nullable Operand operand, String argument, long absent) {
    Object value = PageWindow.given(operand, statements.values());
    if (!(value instanceof Number number)) {
      return absent; // null, or a variable that was not sent
    }
    if (number.longValue() < 0) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, argument + ": " + number + " is negative.");
    }
    return number.longValue();
  }

  /**
   * How many rows a statement may read.
   *
   * @param limit the limit of the statement
   * @param maximum the rows that the list may have; one more is LIMIT_EXCEEDED
   */
  private record RowCap(long limit, long maximum) {

    /** Without a limit, one row above the cap is read, which shows that there are too many. */
    static RowCap of(long limit, boolean limited, PageCap cap) {
      boolean capped = !limited && cap.rows() != Long.MAX_VALUE;
      return capped ? new RowCap(cap.rows() + 1, cap.rows()) : new RowCap(limit, Long.MAX_VALUE);
    }
  }

  /** A list in the response. Its text is only made for an error. */
  private sealed interface ListPath {
    String text();

    record Root(String name) implements ListPath {
      @Override
      public String text() {
        return name;
      }
    }

    record Within(ListPath outer, Level level, int child) implements ListPath {
      @Override
      public String text() {
        return outer.text() + "." + String.join(".", ChildPath.of(level.selection(), child));
      }
    }
  }

  /** The pages in which a stream reads a list, within the list's own limit and offset. */
  private final class StreamedPages implements PreparedPages {
    private final PagedRead pages;
    private final @Nullable Cursors cursors;
    private final long limit;
    private final long offset;
    private final int compared;

    StreamedPages(PagedRead pages, Level level) {
      this.pages = pages;
      cursors = pages.cursors();
      OffsetPagination paging = level.paging();
      KeyCheck check = level.keyCheck();
      compared = check == null || check.key().isEmpty() ? 0 : 1;
      limit = RootPreparer.this.page(paging.limit(), "limit", Long.MAX_VALUE);
      offset = RootPreparer.this.page(paging.offset(), "offset", 0);
    }

    @Override
    public BoundStatement page(@Nullable String after, long read, int rows) {
      long skipped = cursors == null ? offset + read : after == null ? offset : 0;
      long wanted = Math.min(rows, limit - read) + compared;
      return statements.bindPage(pages.statement(), after, wanted, skipped);
    }

    @Override
    public long limit() {
      return limit;
    }

    @Override
    public @Nullable CursorShape shape() {
      return cursors == null ? null : statements.cursorShape(cursors);
    }

    @Override
    public int position() {
      return cursors == null ? 0 : cursors.position();
    }
  }
}
