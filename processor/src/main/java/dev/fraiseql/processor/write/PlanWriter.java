package dev.fraiseql.processor.write;

import static dev.fraiseql.processor.write.SelectionWriter.capitalized;

import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.CursorPagination;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.PagedRead;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Write;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes plans as expressions, and the methods that they call: one for each level. */
final class PlanWriter {
  private final ModelConstants constants;
  private final MethodPool methods = new MethodPool();
  private final SelectionWriter selections;
  private final StatementLiterals literals;

  PlanWriter(ModelConstants constants, ValueLiterals values) {
    this.constants = constants;
    selections = new SelectionWriter(constants, methods);
    literals = new StatementLiterals(values);
  }

  /** The methods that the plans call. */
  MethodPool methods() {
    return methods;
  }

  CodeBlock plan(Plan plan) {
    return JavaLiterals.call(
        CodeBlock.of("$T.of", Plan.class), plan.roots().stream().map(this::root).toList());
  }

  private CodeBlock root(Root root) {
    return switch (root) {
      case Root.Rows(String name, Level level, PagedRead pages) when pages == null ->
          CodeBlock.of("new $T($S, $L)", Root.Rows.class, name, level(name, level));
      case Root.Rows(String name, Level level, PagedRead pages) -> rows(name, level, pages);
      case Root.Row(String name, Level level) ->
          CodeBlock.of("new $T($S, $L)", Root.Row.class, name, level(name, level));
      case Root.Count(String name, String type, var statement) -> count(name, type, statement);
      case Root.Connection(String name, Level level) ->
          CodeBlock.of("new $T($S, $L)", Root.Connection.class, name, level(name, level));
      case Root.Node(String name, Operand id, List<Level> nodes) ->
          CodeBlock.of(
              "new $T($S, $L,$W$L)",
              Root.Node.class,
              name,
              literals.values().operand(id),
              JavaLiterals.list(
                  nodes.stream().map(node -> level(name + "On" + node.type(), node)).toList()));
      case Root.TypeName(String name, String value) ->
          CodeBlock.of("new $T($S, $S)", Root.TypeName.class, name, value);
      case Root.Introspection(String name) ->
          CodeBlock.of("new $T($S)", Root.Introspection.class, name);
      case Root.Mutation mutation -> mutation(mutation);
    };
  }

  private CodeBlock mutation(Root.Mutation mutation) {
    String name = mutation.name();
    return methods.call(
        name + "Root",
        Root.class,
        () -> {
          WriteLiterals writes = new WriteLiterals(literals);
          CodeBlock.Builder code = CodeBlock.builder();
          rowsOf(mutation.write())
              .ifPresent(rows ->
                  local(code, SqlStatement.class, "rows", literals.statement(rows.statement())));
          local(code, Write.class, "write", writes.write(mutation.write(), CodeBlock.of("rows")));
          CodeBlock only =
              switch (mutation.result()) {
                case WriteResult.Row(Level level, ReturnedRow returned) ->
                    read(name, level, returned);
                case WriteResult.Rows(Level level, ReturnedRow returned) ->
                    read(name, level, returned);
                case WriteResult.Summary summary -> CodeBlock.of("");
              };
          local(
              code,
              WriteResult.class,
              "result",
              writes.result(
                  mutation.result(),
                  only,
                  part -> level(name + capitalized(part.name()), part.level())));
          return code.add("return new $T($S, write, result);\n", Root.Mutation.class, name).build();
        });
  }

  /** The level of a written row, and how to write the row if it is returned. */
  private CodeBlock read(String name, Level level, @Nullable ReturnedRow returned) {
    return returned == null
        ? level(name, level)
        : CodeBlock.of(
            "$L,$Wnew $T($L,$W$L)",
            level(name, level),
            ReturnedRow.class,
            JavaLiterals.list(
                returned.columns().stream().map(each -> CodeBlock.of("$L", each)).toList()),
            selections.selection(
                name + "Returned",
                returned.selection(),
                constants.ordinals(returned.selection().typeName())));
  }

  private static Optional<Write.Target> rowsOf(Write write) {
    return switch (write) {
      case Write.Update update -> Optional.of(update.rows());
      case Write.Delete delete -> Optional.of(delete.rows());
      case Write.Create create -> Optional.empty();
      case Write.Upsert upsert -> Optional.empty();
    };
  }

  private CodeBlock rows(String name, Level level, PagedRead pages) {
    return methods.call(
        name + "Root",
        Root.class,
        () -> {
          CodeBlock.Builder code = CodeBlock.builder();
          local(code, SqlStatement.class, "page", literals.statement(pages.statement()));
          Cursors cursors = pages.cursors();
          local(
              code,
              PagedRead.class,
              "pages",
              CodeBlock.of(
                  "new $T(page,$W$L)",
                  PagedRead.class,
                  cursors == null ? CodeBlock.of("null") : literals.cursors(cursors)));
          return code.add(
                  "return new $T($S, $L, pages);\n", Root.Rows.class, name, level(name, level))
              .build();
        });
  }

  private CodeBlock count(String name, String type, SqlStatement statement) {
    return methods.call(
        name + "Root",
        Root.class,
        () -> {
          CodeBlock.Builder code = CodeBlock.builder();
          local(code, SqlStatement.class, "statement", literals.statement(statement));
          return code.add("return new $T($S, $S, statement);\n", Root.Count.class, name, type)
              .build();
        });
  }

  /**
   * Adds the method that builds the page of a connection.
   *
   * @param path the response keys that lead to the connection, in camelCase
   * @return a call of the method
   */
  private CodeBlock page(String path, ConnectionPage page) {
    return methods.call(
        path + "Page",
        ConnectionPage.class,
        () -> {
          CodeBlock.Builder code = CodeBlock.builder();
          local(code, CursorPagination.class, "window", literals.window(page.window()));
          local(code, Cursors.class, "cursors", literals.cursors(page.cursors()));
          local(code, SqlStatement.class, "backward", optional(page.backward()));
          local(code, SqlStatement.class, "before", optional(page.before()));
          local(code, SqlStatement.class, "behind", optional(page.behind()));
          local(code, SqlStatement.class, "total", optional(page.total()));
          String parts = "window, cursors, backward, before, behind, total";
          return code.add("return new $T($L);\n", ConnectionPage.class, parts).build();
        });
  }

  private CodeBlock optional(@Nullable SqlStatement statement) {
    return statement == null ? CodeBlock.of("null") : literals.statement(statement);
  }

  /**
   * Adds the method that builds a level, and those that it calls.
   *
   * @param path the response keys that lead to the level, in camelCase
   * @return a call of the method
   */
  private CodeBlock level(String path, Level level) {
    Ordinals ordinals = constants.ordinals(level.selection().typeName());
    return methods.call(
        path + "Level",
        Level.class,
        () -> {
          CodeBlock.Builder code = CodeBlock.builder();
          local(code, SqlStatement.class, "statement", literals.statement(level.statement()));
          code.add(
              "$[return $T.of($S, statement, $L)",
              Level.class,
              level.type(),
              selections.selection(path, level.selection(), ordinals));
          if (!level.paging().equals(OffsetPagination.NONE)) {
            code.add("\n.withPaging($L)", literals.paging(level.paging()));
          }
          if (!level.children().isEmpty()) {
            code.add("\n.withChildren($Z$L)", children(path, level));
          }
          if (level.keyCheck() != null) {
            code.add("\n.withKeyCheck($Z$L)", literals.keyCheck(level.keyCheck()));
          }
          if (level.connection() != null) {
            code.add("\n.withConnection($Z$L)", page(path, level.connection()));
          }
          return code.add(";\n$]").build();
        });
  }

  private CodeBlock children(String path, Level level) {
    List<CodeBlock> children = new ArrayList<>();
    for (int i = 0; i < level.children().size(); i++) {
      String key = keyOf(i, level.selection());
      children.add(child(path + capitalized(key), level.children().get(i)));
    }
    return CodeBlock.join(children, ",$W");
  }

  private CodeBlock child(String path, Level.Child child) {
    CodeBlock list =
        CodeBlock.of(
            "$T.of($L, $L, $L)",
            Level.Child.class,
            JavaLiterals.list(
                child.keyPositions().stream().map(each -> CodeBlock.of("$L", each)).toList()),
            JavaLiterals.list(child.keyTypes().stream().map(ModelLiterals::type).toList()),
            level(path, child.level()));
    CodeBlock literal =
        child.form() == Level.Form.LIST
            ? list
            : CodeBlock.of("$L.as($T.$L)", list, Level.Form.class, child.form());
    String byKey = child.byKey();
    return byKey == null
        ? literal
        : methods.call(
            path + "Child",
            Level.Child.class,
            () -> {
              CodeBlock.Builder code = CodeBlock.builder();
              local(code, String.class, "byKey", TextBlock.of(byKey));
              return code.add("$[return $L\n.withByKey(byKey);\n$]", literal).build();
            });
  }

  /** Adds a local variable. */
  private static void local(CodeBlock.Builder code, Class<?> type, String name, CodeBlock value) {
    code.add(value.hasLines() ? "$[$T $L =\n$L;\n$]" : "$[$T $L =$W$L;\n$]", type, name, value);
  }

  /** The response keys that lead to a child level, in PascalCase. */
  private static String keyOf(int child, Selection selection) {
    for (Entry entry : selection.entries()) {
      Selection nested = entry.nested();
      if (entry.child() == child) {
        return entry.name();
      }
      if (nested != null && entry.child() < 0) {
        String key = keyOf(child, nested);
        if (!key.isEmpty()) {
          return entry.name() + (entry.name().isEmpty() ? key : capitalized(key));
        }
      }
    }
    return "";
  }
}
