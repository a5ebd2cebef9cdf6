package dev.fraiseql.engine.arrow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.DatabaseAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stream does, on every database. */
abstract class ArrowStreamContract {
  private static final long MAX_BYTES = 256L * 1024 * 1024;

  private Forest forest;
  private BufferAllocator allocator;

  /** An empty database, or one that may be emptied. */
  abstract DatabaseAddress address() throws Exception;

  /** A query without parameters that returns its one row, of two columns, only after hours. */
  abstract String endlessQuery();

  /** A query like it that returns some thousand rows at once. */
  abstract String rowsAndThenEndlessQuery();

  @BeforeEach
  void open() throws Exception {
    forest = new Forest(address());
    allocator = new RootAllocator();
  }

  @AfterEach
  void allMemoryIsGivenBack() {
    forest.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void nestsListsToAnyDepth() throws Exception {
    forest.execute(
        "insert into trees (id, name) values (1, 'oak'), (2, 'elm'), (3, 'fir')",
        "insert into branches (id, tree_id, length) values (10, 1, 5), (11, 1, null), (12, 3, 7)",
        "insert into leaves (id, branch_id, fallen_on_id) values"
            + " (100, 10, 2), (101, 10, null), (102, 12, 1)");
    String query =
        """
        { trees(orderBy: {id: ASC}) { name branches(orderBy: {id: ASC}) { length
            leaves(orderBy: {id: ASC}) { id fallenOn { name branches(orderBy: {id: ASC}) { id } } } } } }
        """;
    // Arrow's texts leave out what is null.
    assertThat(texts(query, BatchLimits.DEFAULT))
        .containsExactly(
            "oak [{\"length\":5,\"leaves\":["
                + "{\"id\":100,\"fallenOn\":{\"name\":\"elm\",\"branches\":[]}},"
                + "{\"id\":101}]},"
                + "{\"leaves\":[]}]",
            "elm []",
            "fir [{\"length\":7,\"leaves\":["
                + "{\"id\":102,\"fallenOn\":{\"name\":\"oak\",\"branches\":[{\"id\":10},{\"id\":11}]}}]}]");
  }

  @Test
  void firstBatchIsSmallAndTheOthersGrow() throws Exception {
    forest.plant(40_000, 0, "'oak'");
    assertThat(batchSizes("{ trees { id name } }", BatchLimits.DEFAULT))
        .containsExactly(512, 2048, 8192, 10_000, 10_000, 9248);
  }

  @Test
  void aRowAndACountAreStreamsOfOneRow() throws Exception {
    forest.plant(3, 2, "'oak'");
    assertThat(texts("{ tree(id: 2) { name branches { id } } }", BatchLimits.DEFAULT))
        .containsExactly("oak [{\"id\":3},{\"id\":4}]");
    assertThat(texts("{ n: branchesCount }", BatchLimits.DEFAULT)).containsExactly("6");
    assertThat(texts("{ tree(id: 9) { name } }", BatchLimits.DEFAULT)).isEmpty();
  }

  @Test
  void schemaIsKnownWithoutAnyRow() throws Exception {
    PreparedQuery query = forest.query("{ trees { __typename name branches { tree { id } } } }");
    try (ArrowStream stream = stream(query, BatchLimits.DEFAULT)) {
      assertThat(stream.root().getSchema())
          .isEqualTo(stream.schema())
          .isEqualTo(forest.streams.schema(query.plan(), allocator, ClientProtocol.FLIGHT));
      assertThat(stream.next()).isFalse();
    }
  }

  @Test
  void refusesWhatIsNoStream() {
    for (String query : List.of("{ a: trees { id } b: trees { id } }", "{ __typename }")) {
      PreparedQuery prepared = forest.query(query);
      assertThatThrownBy(() -> stream(prepared, BatchLimits.DEFAULT))
          .isInstanceOf(RequestException.class);
    }
  }

  @Test
  void messagesStayBelowTheLimitHoweverLargeTheRows() throws Exception {
    // The first trees have long names, so that the row sizes measured on them do not hold later.
    forest.plant(3_000, 0, "case when i % 1000 < 20 then " + longText() + " else 'oak' end");
    BatchLimits limits = new BatchLimits(512, 10_000, 100_000, 32L * 1024 * 1024);
    List<Long> ids = new ArrayList<>();
    try (ArrowStream stream =
        stream(forest.query("{ trees(orderBy: {id: ASC}) { id name } }"), limits)) {
      while (stream.next()) {
        assertThat(stream.batchBytes()).isLessThanOrEqualTo(100_000);
        ids.addAll(ids(stream.root()));
      }
    }
    assertThat(ids).hasSize(3_000).isSorted().doesNotHaveDuplicates();
  }

  /** A text of 20,000 characters. */
  abstract String longText();

  @Test
  void manyChildrenAreFetchedForFewerParentsAtATime() throws Exception {
    forest.plant(60, 4_000, "'oak'");
    BatchLimits limits = new BatchLimits(512, 10_000, 1_000_000, 1_000_000);
    List<Long> ids = new ArrayList<>();
    long children = 0;
    try (ArrowStream stream =
        stream(
            forest.query("{ trees(orderBy: {id: ASC}) { id branches { id length } } }"), limits)) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.root();
        ids.addAll(ids(root));
        for (int i = 0; i < root.getRowCount(); i++) {
          children += ((List<?>) root.getVector("branches").getObject(i)).size();
        }
      }
    }
    assertThat(ids).hasSize(60).isSorted().doesNotHaveDuplicates();
    assertThat(children).isEqualTo(240_000);
    assertThat(allocator.getPeakMemoryAllocation()).isLessThan(6_000_000);
  }

  @Test
  void memoryDoesNotDependOnTheLengthOfTheStream() throws Exception {
    forest.plant(100_000, 3, "'oak'");
    long rows = 0;
    try (ArrowStream stream =
        stream(forest.query("{ trees { id name branches { id length } } }"), BatchLimits.DEFAULT)) {
      while (stream.next()) {
        rows += stream.root().getRowCount();
      }
    }
    assertThat(rows).isEqualTo(100_000);
    assertThat(allocator.getPeakMemoryAllocation()).isLessThan(24_000_000);
  }

  /** The texts of the rows take twice the size of the heap. */
  @Test
  void theHeapDoesNotDependOnTheLengthOfTheStream() throws Exception {
    forest.plant(120_000, 1, longText().replace("20000", "1000"));
    assertThat(SmallHeap.rows(forest.address, "{ trees { id name branches { id } } }"))
        .isEqualTo("rows: 120000");
  }

  @Test
  void pagesOfAStreamAreThoseOfTheList() throws Exception {
    forest.plant(
        3_000, 2, "case when i % 3 = 0 then 'oak' when i % 3 = 1 then 'elm' else 'fir' end");
    BatchLimits small = new BatchLimits(16, 64, 100_000, 1_000_000);
    List<String> all =
        texts("{ trees(orderBy: {name: DESC}) { id name branches { id } } }", BatchLimits.DEFAULT);
    assertThat(all).hasSize(3_000);
    assertThat(texts("{ trees(orderBy: {name: DESC}) { id name branches { id } } }", small))
        .isEqualTo(all);
    assertThat(
            texts(
                "{ trees(orderBy: {name: DESC}, offset: 100, limit: 1000) { id name branches { id }"
                    + " } }",
                small))
        .isEqualTo(all.subList(100, 1_100));
    assertThat(
            texts(
                "{ trees(where: {id: {gt: 2990}}, offset: 5) { id name branches { id } } }", small))
        .hasSize(5);
  }

  @Test
  void rowsOfSeveralTypesShareTheirColumnsThroughManyBatches() throws Exception {
    forest.plant(1_000, 2, "'oak'");
    // The first leaf comes in the middle of a batch, long after the first.
    forest.execute(
        "insert into leaves (id, branch_id, fallen_on_id) values (700, 3, 9), (1500, 3, null)");
    BatchLimits small = new BatchLimits(16, 64, 100_000, 1_000_000);
    String query =
        """
        { plants(orderBy: {id: ASC}%s) { id
            ... on Tree { name some: branches(orderBy: {id: ASC}, limit: 1) { id } }
            ... on Branch { length at: tree { name } some: leaves(orderBy: {id: ASC}) { fallenOn { id } } }
            ... on Leaf { at: branch { id } } } }
        """;
    List<String> expected = new ArrayList<>();
    for (int id = 1; id <= 2_000; id++) {
      String leaves = id == 3 ? "[{\"fallenOn\":{\"id\":9}},{}]" : "[]";
      expected.add("Branch " + id + " " + id + " {\"name\":\"oak\"} " + leaves + " null");
      if (id == 700 || id == 1500) {
        expected.add("Leaf " + id + " null {\"id\":3} null null");
      }
      if (id <= 1_000) {
        expected.add("Tree " + id + " null null [{\"id\":" + (2 * id - 1) + "}] oak");
      }
    }
    assertThat(texts(query.formatted(""), small)).isEqualTo(expected);
    assertThat(texts(query.formatted(""), BatchLimits.DEFAULT)).isEqualTo(expected);
    assertThat(texts(query.formatted(", offset: 500, limit: 1000"), small))
        .isEqualTo(expected.subList(500, 1_500));
    assertThat(texts(query.formatted(", where: {id: {lt: 0}}"), small)).isEqualTo(List.of());
  }

  @Test
  void listsOfSeveralTypesInOneColumnAreFetchedForFewerParentsAtATime() throws Exception {
    forest.plant(30, 4_000, "'oak'");
    forest.execute(
        "insert into leaves (id, branch_id, fallen_on_id) select id, id, 1 from branches where id"
            + " <= 3000");
    BatchLimits limits = new BatchLimits(512, 10_000, 1_000_000, 1_000_000);
    String query =
        """
        { plants(where: {id: {lte: 30}}, orderBy: {id: ASC}) { __typename id
            ... on Tree { some: branches { id length } } ... on Branch { some: leaves { id } } } }
        """;
    long children = 0;
    int rows = 0;
    try (ArrowStream stream = stream(forest.query(query), limits)) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.root();
        for (int i = 0; i < root.getRowCount(); i++, rows++) {
          Object some = root.getVector("some").getObject(i);
          switch (String.valueOf(root.getVector("__typename").getObject(i))) {
            case "Tree" -> assertThat((List<?>) some).hasSize(4_000);
            case "Branch" -> assertThat((List<?>) some).hasSize(1);
            default -> assertThat(some).isNull();
          }
          children += some instanceof List<?> list ? list.size() : 0;
        }
      }
    }
    assertThat(rows).isEqualTo(90);
    assertThat(children).isEqualTo(30 * 4_000 + 30);
    // Copied vectors exist twice for a while.
    assertThat(allocator.getPeakMemoryAllocation()).isLessThan(9_000_000);
  }

  @Test
  void theRowOfANodeHasTheColumnsOfAllTypes() throws Exception {
    forest.plant(2, 2, "'oak'");
    String query =
        "{ node(nodeId: \"%s\") { ... on Tree { name some: branches { id } } ... on Leaf { id"
            + " branch { id } } } }";
    assertThat(texts(query.formatted(nodeId("Tree", 2)), BatchLimits.DEFAULT))
        .containsExactly("Tree null null oak [{\"id\":3},{\"id\":4}]");
    assertThat(texts(query.formatted(nodeId("Branch", 3)), BatchLimits.DEFAULT))
        .containsExactly("Branch null null null null");
    assertThat(texts(query.formatted(nodeId("Leaf", 3)), BatchLimits.DEFAULT)).isEmpty();
    PreparedQuery unknown = forest.query(query.formatted(nodeId("Bush", 3)));
    try (ArrowStream stream = stream(unknown, BatchLimits.DEFAULT)) {
      assertThat(stream.schema())
          .isEqualTo(forest.streams.schema(unknown.plan(), allocator, ClientProtocol.FLIGHT));
      assertThat(stream.next()).isFalse();
    }
  }

  @Test
  void aRowThatTakesTooMuchMemoryIsAnErrorThatSaysSo() throws Exception {
    forest.plant(1, 200_000, "'oak'");
    PreparedQuery query = forest.query("{ trees { branches { id length } } }");
    try (ArrowStream stream =
        forest.streams.open(query, allocator, 1_000_000, BatchLimits.DEFAULT)) {
      assertThatThrownBy(stream::next)
          .isInstanceOf(RequestException.class)
          .hasMessageContaining("takes more memory than a stream may have");
    }
  }

  @Test
  void seesOneSnapshotFromItsFirstRowOn() throws Exception {
    forest.plant(20_000, 1, "'oak'");
    long children = 0;
    try (ArrowStream stream =
        stream(forest.query("{ trees { id branches { id } } }"), BatchLimits.DEFAULT)) {
      assertThat(stream.next()).isTrue();
      children += childCount(stream.root());
      forest.execute("delete from branches", "delete from trees");
      while (stream.next()) {
        children += childCount(stream.root());
      }
    }
    assertThat(children).isEqualTo(20_000);
  }

  @Test
  void closesWithoutBeingReadToItsEnd() throws Exception {
    forest.plant(20_000, 1, "'oak'");
    // More often than there are connections: each must have been given back.
    for (int i = 0; i < 10; i++) {
      try (ArrowStream stream =
          stream(forest.query("{ trees { id branches { id } } }"), BatchLimits.DEFAULT)) {
        assertThat(stream.next()).isTrue();
      }
    }
  }

  @Test
  void cancellingStopsTheStatementBeforeItsFirstRow() throws Exception {
    assertCancelled(stream(sql(endlessQuery()), BatchLimits.DEFAULT), 0);
  }

  @Test
  void cancellingStopsTheStatementBetweenItsRows() throws Exception {
    assertCancelled(stream(sql(rowsAndThenEndlessQuery()), BatchLimits.DEFAULT), 1);
  }

  @Test
  void cancellingBeforehandLetsNothingBegin() {
    try (ArrowStream stream = stream(forest.query("{ trees { id } }"), BatchLimits.DEFAULT)) {
      stream.cancel();
      assertThatThrownBy(stream::next).isInstanceOf(RequestException.class);
    }
  }

  private void assertCancelled(ArrowStream stream, int batches) throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread reader =
        new Thread(() -> {
          try {
            for (int i = 0; i < batches; i++) {
              stream.next();
            }
            waiting.countDown();
            while (stream.next()) {}
          } catch (Throwable e) {
            failure.set(e);
          } finally {
            waiting.countDown();
            stream.close();
          }
        });
    reader.start();
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    stream.cancel();
    assertThat(reader.join(java.time.Duration.ofSeconds(30))).as("the statement stopped").isTrue();
    assertThat(failure.get()).isInstanceOf(RequestException.class);
  }

  private static String nodeId(String type, long id) {
    String json = "[\"" + type + "\",\"" + id + "\"]";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private ArrowStream stream(PreparedQuery query, BatchLimits limits) {
    return forest.streams.open(query, allocator, MAX_BYTES, limits);
  }

  /** The query {@code { trees { id name } }} with other SQL. */
  private PreparedQuery sql(String sql) {
    PreparedQuery query = forest.query("{ trees { id name } }");
    PreparedLevel level = ((PreparedRoot.Rows) query.roots().getFirst()).level();
    BoundStatement statement = new BoundStatement(sql, List.of(), new Object[0], Long.MAX_VALUE, 0);
    return new PreparedQuery(
        query.query(),
        query.plan(),
        query.values(),
        query.scope(),
        List.of(
            new PreparedRoot.Rows(
                "trees",
                new PreparedLevel(
                    level.level(),
                    statement,
                    null,
                    level.wanted(),
                    level.maximum(),
                    level.children(),
                    level.connection()),
                null)));
  }

  private List<Integer> batchSizes(String query, BatchLimits limits) {
    List<Integer> sizes = new ArrayList<>();
    try (ArrowStream stream = stream(forest.query(query), limits)) {
      while (stream.next()) {
        sizes.add(stream.root().getRowCount());
      }
    }
    return sizes;
  }

  private List<String> texts(String query, BatchLimits limits) {
    List<String> texts = new ArrayList<>();
    try (ArrowStream stream = stream(forest.query(query), limits)) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.root();
        for (int i = 0; i < root.getRowCount(); i++) {
          int row = i;
          texts.add(
              String.join(
                  " ",
                  root.getFieldVectors().stream()
                      .map(vector -> String.valueOf(vector.getObject(row)))
                      .toList()));
        }
      }
    }
    return texts;
  }

  private static long childCount(VectorSchemaRoot root) {
    long count = 0;
    for (int i = 0; i < root.getRowCount(); i++) {
      count += ((List<?>) root.getVector("branches").getObject(i)).size();
    }
    return count;
  }

  private static List<Long> ids(VectorSchemaRoot root) {
    BigIntVector vector = (BigIntVector) root.getVector("id");
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < root.getRowCount(); i++) {
      ids.add(vector.get(i));
    }
    return ids;
  }
}
