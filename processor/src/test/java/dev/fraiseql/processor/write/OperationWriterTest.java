package dev.fraiseql.processor.write;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.SourceFile;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written down must be what was planned, to the letter. */
class OperationWriterTest {
  private static final Column AUTHOR_ID = new Column("id", ValueType.of(Scalar.LONG), false);
  private static final Column BOOK_AUTHOR =
      new Column("author_id", ValueType.of(Scalar.LONG), false);
  private static final Model MODEL =
      new Model(
          List.of(
              new TypeModel(
                  "Author",
                  "author",
                  "authors",
                  "test.Author",
                  new Table(null, "authors"),
                  false,
                  List.of(
                      new ScalarField("id", 0, AUTHOR_ID, true, true, Doc.NONE),
                      scalar("name", 1, ValueType.of(Scalar.STRING)),
                      scalar("score", 2, ValueType.decimal(10, 2)),
                      scalar("born", 3, ValueType.of(Scalar.LOCAL_DATE)),
                      new ToManyField(
                          "books",
                          4,
                          "Book",
                          List.of(new JoinColumn(AUTHOR_ID, BOOK_AUTHOR)),
                          null,
                          Doc.NONE)),
                  Doc.NONE),
              new TypeModel(
                  "Book",
                  "book",
                  "books",
                  "test.Book",
                  new Table(null, "books"),
                  false,
                  List.of(
                      new ScalarField("id", 0, AUTHOR_ID, true, true, Doc.NONE),
                      scalar("title", 1, ValueType.of(Scalar.STRING)),
                      new ToOneField(
                          "author",
                          2,
                          "Author",
                          false,
                          List.of(new JoinColumn(BOOK_AUTHOR, AUTHOR_ID)),
                          Doc.NONE)),
                  Doc.NONE)),
          List.of());

  private static final String DOCUMENT =
      """
      query Shelf($where: AuthorWhereInput, $min: Decimal! = 1.50, $full: Boolean!, $page: Int
        $from: String, $to: String, $end: Int, $order: [AuthorOrderByInput!], $node: ID!) {
        # a "comment", with a back\\slash and \"""
        authors(where: $where, orderBy: [{name: DESC}], limit: $page) {
          id
          name @include(if: $full)
          books(where: {title: {in: ["a\\"b", "c"]}}, limit: 2) { title author { born score } }
          booksCount
          booksAggregate(groupBy: {title: true}) { title count }
          booksConnection(first: $page, after: $from, orderBy: [{title: ASC}]) {
            edges { cursor node { title author { born } } }
            pageInfo { hasPreviousPage }
            totalCount
          }
        }
        rich: authors(where: {score: {gte: $min}, born: {lt: "2000-02-29"}}) { __typename }
        one: author(id: 7) { name }
        page: authorsConnection(
          where: {name: {neq: "x"}}, orderBy: [{score: ASC}], first: $page, after: $from, last: $end, before: $to
        ) {
          edges { cursor node { nodeId books { title } } }
          pageInfo { hasNextPage hasPreviousPage }
          totalCount
        }
        shaped: authorsConnection(where: $where, orderBy: $order, last: 3) { nodes { name } }
        node(nodeId: $node) { nodeId ... on Author { name } ... on Book { author { name } } }
        authorsCount
      }
      """;

  private static ScalarField scalar(String name, int ordinal, ValueType type) {
    return new ScalarField(name, ordinal, new Column(name, type, true), false, false, Doc.NONE);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void writesWhatWasPlanned(Database database) throws Exception {
    var node = new DocumentReader(MODEL).read(DOCUMENT).operation(null);
    var source = new OperationSource("test", "Shelf", DOCUMENT, node, List.of());

    CompiledQuery compiled = load(source, database);

    assertThat(compiled.document()).isEqualTo(DOCUMENT);
    assertThat(compiled.variables()).isEqualTo(node.variables());
    assertThat(compiled.switches()).containsExactly(2);
    Planner planner = new Planner(MODEL, Dialects.of(database));
    for (int bits = 0; bits < 2; bits++) {
      assertThat(described(compiled.plan(bits))).isEqualTo(described(planner.plan(node, bits)));
    }
  }

  private static CompiledQuery load(OperationSource operation, Database database) throws Exception {
    Names names = new Names("test", Map.of("Author", "test", "Book", "test"), Map.of());
    ModelConstants constants = new ModelConstants(MODEL, names);
    List<JavaFileObject> sources = new ArrayList<>();
    for (TypeModel type : MODEL.types()) {
      String[] packageAndName = type.javaClass().split("\\.");
      sources.add(
          JavaFileObjects.forSourceString(
              type.javaClass(), "package %s; class %s {}".formatted((Object[]) packageAndName)));
      ClassName model = names.model(type);
      sources.add(
          source(
              model,
              new ModelWriter(type, constants.of(type), names).write(model, new Element[0])));
    }
    ClassName name = OperationWriter.className(operation, database);
    sources.add(source(name, new OperationWriter(MODEL, constants, database).write(operation)));
    Compilation compilation =
        Compiler.javac().withOptions("-Xlint:all", "-Werror").compile(sources);
    assertThat(compilation).succeededWithoutWarnings();
    ClassLoader loader =
        new ClassLoader(OperationWriterTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            JavaFileObject object =
                compilation
                    .generatedFile(StandardLocation.CLASS_OUTPUT, name.replace('.', '/') + ".class")
                    .orElseThrow(() -> new ClassNotFoundException(name));
            try (var in = object.openInputStream()) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    return (CompiledQuery) loader.loadClass(name.canonicalName()).getConstructor().newInstance();
  }

  private static JavaFileObject source(ClassName name, TypeSpec type) {
    return JavaFileObjects.forSourceString(name.canonicalName(), SourceFile.of(name, type));
  }

  /** All that a plan says, in an order: records say it themselves, selections by their entries. */
  private static List<Object> described(Plan plan) {
    List<Object> all = new ArrayList<>();
    for (Root root : plan.roots()) {
      switch (root) {
        case Root.Rows rows -> {
          describe(rows.name(), rows.level(), all);
          all.add(Optional.ofNullable(rows.pages()));
        }
        case Root.Row(String name, Level level) -> describe(name, level, all);
        case Root.Count(String name, String type, SqlStatement statement) ->
            all.addAll(List.of(name, type, statement));
        case Root.Connection(String name, Level level) -> describe(name, level, all);
        case Root.Node(String name, Operand id, List<Level> levels) -> {
          all.add(id);
          levels.forEach(level -> describe(name, level, all));
        }
        default -> all.add(root);
      }
    }
    return all;
  }

  private static void describe(String name, Level level, List<Object> all) {
    all.add(name);
    all.add(level.type());
    all.add(level.statement());
    all.add(level.paging());
    all.add(Optional.ofNullable(level.connection()));
    describe(level.selection(), all);
    for (Level.Child child : level.children()) {
      all.add(child.keyPositions());
      all.add(child.keyTypes());
      all.add(Optional.ofNullable(child.byKey()));
      describe("child", child.level(), all);
    }
  }

  private static void describe(dev.fraiseql.contract.query.Selection selection, List<Object> all) {
    all.add(selection.typeName());
    for (var entry : selection.entries()) {
      all.add(
          entry.name() + entry.column() + "@" + entry.position() + entry.type() + entry.child());
      all.add(entry.id() + "/" + entry.nullable());
      if (entry.nested() != null) {
        describe(entry.nested(), all);
      }
    }
  }
}
