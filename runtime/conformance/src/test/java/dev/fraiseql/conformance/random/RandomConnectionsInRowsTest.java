package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads random pages of connections within rows, between cursors of any rows, and compares the page
 * of each parent with the list of {@link QueryEvaluator}. {@code -Dfraiseql.test.seed} selects
 * other connections, {@code -Dfraiseql.test.connections} their number.
 */
class RandomConnectionsInRowsTest {
  private static final int CONNECTIONS = Integer.getInteger("fraiseql.test.connections", 150);

  private final Model model = DomainDatabase.model();
  private final Random random = new Random(Seed.get());
  private final Rows rows = new RowGenerator(model, RandomQueries.TYPES, random).make();
  private final QueryEvaluator evaluator = new QueryEvaluator(model, rows);
  private final QueryGenerator generator =
      new QueryGenerator(model, RandomQueries.TYPES, rows, random);

  /** A to-many relation of a type. */
  private record Relation(TypeModel parent, ToManyField field, TypeModel target) {}

  /**
   * The page of each parent.
   *
   * @param after the rank among all rows of the one whose cursor the pages begin after; -1 for none
   * @param before the rank of the one that they end before; the number of rows for none
   * @param size the maximum number of rows; {@code Integer.MAX_VALUE} for no maximum
   */
  private record Window(int after, int before, int size, boolean backward) {}

  @Test
  void thePageOfEachParentIsAPartOfItsList() {
    List<DomainDatabase> domains =
        Arrays.stream(TestDatabase.values())
            .map(database -> DomainDatabase.of(database, rows.tables()))
            .toList();
    List<Relation> relations = relations();
    int partial = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
      Relation relation = relations.get(random.nextInt(relations.size()));
      Map<String, @Nullable Object> arguments = generator.rows(relation.target());
      List<?> ranked = evaluated(all(relation.target(), arguments, false));
      Window window =
          new Window(
              random.nextInt(3) == 0 ? -1 : random.nextInt(ranked.size()),
              random.nextInt(3) == 0 ? ranked.size() : random.nextInt(ranked.size()),
              random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(4),
              random.nextBoolean());
      List<?> parents = evaluated(parents(relation, list(relation, arguments)));
      for (DomainDatabase domain : domains) {
        partial += check(domain, relation, arguments, ranked, window, parents);
      }
    }
    assertThat(partial).as("pages that are not the whole list").isGreaterThan(CONNECTIONS);
  }

  private List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    for (String name : RandomQueries.TYPES) {
      TypeModel type = model.type(name);
      type.fields().stream()
          .filter(ToManyField.class::isInstance)
          .map(ToManyField.class::cast)
          .filter(field -> RandomQueries.TYPES.contains(field.target()))
          .forEach(field -> relations.add(new Relation(type, field, model.type(field.target()))));
    }
    return relations;
  }

  private static List<Field> key(TypeModel type) {
    return type.key().stream().map(part -> Field.leaf(part.name())).toList();
  }

  /** All rows of a type in the order of the arguments, as a list or with their cursors. */
  private static Field all(
      TypeModel type, Map<String, @Nullable Object> arguments, boolean cursors) {
    Map<String, @Nullable Object> order = new LinkedHashMap<>(arguments);
    order.remove("where");
    Field node = new Field("node", "node", Map.of(), key(type));
    Field edges = new Field("edges", "edges", Map.of(), List.of(Field.leaf("cursor"), node));
    return cursors
        ? new Field(type.plural() + "Connection", "all", order, List.of(edges))
        : new Field(type.plural(), "all", order, key(type));
  }

  private static Field parents(Relation relation, Field within) {
    List<Field> fields = new ArrayList<>(key(relation.parent()));
    fields.add(within);
    return new Field(relation.parent().plural(), "parents", Map.of(), fields);
  }

  private static Field list(Relation relation, Map<String, @Nullable Object> arguments) {
    return new Field(relation.field().name(), "within", arguments, key(relation.target()));
  }

  private List<?> evaluated(Field root) {
    return (List<?>) Objects.requireNonNull(evaluator.data(List.of(root)).get(root.key()));
  }

  /**
   * Compares the page of each parent, and that of one parent alone; returns how many are partial.
   */
  private int check(
      DomainDatabase domain,
      Relation relation,
      Map<String, @Nullable Object> arguments,
      List<?> ranked,
      Window window,
      List<?> parents) {
    List<?> edges =
        (List<?>)
            ((Map<?, ?>) execute(domain, all(relation.target(), arguments, true))).get("edges");
    List<Object> cursors = new ArrayList<>();
    edges.forEach(edge -> cursors.add(((Map<?, ?>) edge).get("cursor")));
    Field connection = connection(relation, arguments, cursors, window);
    Map<String, Integer> ranks = new HashMap<>();
    ranked.forEach(row -> ranks.put(row.toString(), ranks.size()));
    List<?> pages = (List<?>) execute(domain, parents(relation, connection));
    int partial = 0;
    for (int i = 0; i < parents.size(); i++) {
      Map<?, ?> parent = (Map<?, ?>) parents.get(i);
      List<?> list = (List<?>) Objects.requireNonNull(parent.get("within"));
      String label = "seed %d on %s: %s".formatted(Seed.get(), domain.database(), connection);
      Map<?, ?> page = (Map<?, ?>) ((Map<?, ?>) pages.get(i)).get("within");
      String expected = page(list, ranks, cursors, window);
      assertThat(String.valueOf(page)).as(label).isEqualTo(expected);
      partial += ((List<?>) Objects.requireNonNull(page.get("edges"))).size() < list.size() ? 1 : 0;
      if (i == parents.size() / 2) {
        Map<?, ?> one = (Map<?, ?>) execute(domain, parent(relation.parent(), parent, connection));
        assertThat(String.valueOf(one.get("within"))).as("one row, " + label).isEqualTo(expected);
      }
    }
    return partial;
  }

  private static Field parent(TypeModel type, Map<?, ?> row, Field within) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    for (ScalarField part : type.key()) {
      key.put(part.name(), String.valueOf(row.get(part.name())));
    }
    return new Field(type.singular(), "one", key, List.of(within));
  }

  private static Field connection(
      Relation relation, Map<String, @Nullable Object> rows, List<Object> cursors, Window window) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(rows);
    if (window.size() < Integer.MAX_VALUE) {
      arguments.put(
          window.backward() ? "last" : "first", new Field.Variable("Int", (long) window.size()));
    }
    if (window.after() >= 0) {
      arguments.put("after", new Field.Variable("String", cursors.get(window.after())));
    }
    if (window.before() < cursors.size()) {
      arguments.put("before", new Field.Variable("String", cursors.get(window.before())));
    }
    List<Field> info =
        List.of(
            Field.leaf("hasPreviousPage"),
            Field.leaf("hasNextPage"),
            Field.leaf("startCursor"),
            Field.leaf("endCursor"));
    Field node = new Field("node", "node", Map.of(), key(relation.target()));
    return new Field(
        relation.field().name() + "Connection",
        "within",
        arguments,
        List.of(
            new Field("edges", "edges", Map.of(), List.of(Field.leaf("cursor"), node)),
            new Field("pageInfo", "pageInfo", Map.of(), info),
            Field.leaf("totalCount")));
  }

  /** The expected page of a parent, as text. */
  private static String page(
      List<?> list, Map<String, Integer> ranks, List<Object> cursors, Window window) {
    List<Object> between = new ArrayList<>();
    boolean preceded = false;
    boolean followed = false;
    for (Object row : list) {
      int rank = Objects.requireNonNull(ranks.get(row.toString()));
      preceded |= rank <= window.after();
      followed |= rank >= window.before();
      if (rank > window.after() && rank < window.before()) {
        between.add(row);
      }
    }
    boolean limited = window.size() < between.size();
    List<Object> page = between;
    if (window.size() < Integer.MAX_VALUE) {
      preceded = window.backward() ? limited : preceded;
      followed = window.backward() ? followed : limited;
    }
    if (limited) {
      int size = between.size();
      page =
          window.backward()
              ? between.subList(size - window.size(), size)
              : between.subList(0, window.size());
    }
    List<Map<String, @Nullable Object>> edges = new ArrayList<>();
    for (Object row : page) {
      Map<String, @Nullable Object> edge = new LinkedHashMap<>();
      edge.put("cursor", cursors.get(Objects.requireNonNull(ranks.get(row.toString()))));
      edge.put("node", row);
      edges.add(edge);
    }
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("hasPreviousPage", preceded);
    info.put("hasNextPage", followed);
    info.put("startCursor", edges.isEmpty() ? null : edges.getFirst().get("cursor"));
    info.put("endCursor", edges.isEmpty() ? null : edges.getLast().get("cursor"));
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("edges", edges);
    expected.put("pageInfo", info);
    expected.put("totalCount", list.size());
    return expected.toString();
  }

  private static Object execute(DomainDatabase domain, Field root) {
    Document document = Document.of(List.of(root));
    GraphQlRequest request = new GraphQlRequest(document.text(), null, document.variables(), null);
    String response =
        domain.engine(RandomQueries.LIMITS).graphql().execute(request, Caller.ANONYMOUS).text();
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    assertThat(read.get("errors"))
        .as(
            "seed %d on %s: %s %s%n%s",
            Seed.get(), domain.database(), document.text(), document.variables(), response)
        .isNull();
    return Objects.requireNonNull(((Map<?, ?>) read.get("data")).get(root.key()));
  }
}
