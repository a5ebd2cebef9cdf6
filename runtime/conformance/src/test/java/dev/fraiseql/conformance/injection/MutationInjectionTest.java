package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.conformance.foreign.ForeignTables;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile strings at every position of mutations are values or errors, and never SQL. */
class MutationInjectionTest {
  private static final int MIN_DISTINCTIVE_LENGTH = 12;

  /** One in so many pairs of string and position is sent. */
  private static final int ONE_IN = Integer.getInteger("fraiseql.test.injection", 3);

  private static final String CLASSES =
      """
      enum Mood { CALM, ANGRY }
      @Scalar record Word(String text) {}
      @Type(capture = Capture.OUTBOX) record Note(
          @Id long id,
          @Nullable String text,
          @Nullable Word word,
          @Json @Nullable String document,
          List<String> tags,
          @Nullable Mood mood,
          @Nullable Long number,
          @Nullable LocalDate day,
          @Nullable UUID uuid,
          @Version int version,
          @Relation @Nullable Topic topic) {}
      @Type record Topic(@Id @Column(length = 200) String name, @Unique @Column(length = 200) @Nullable String code,
          @Relation List<Note> notes) {}
      """;

  /** What a position accepts. */
  private enum Accepts {
    /** Every text, which is then returned. */
    TEXTS,
    /** Some texts: keys that are not too long, rows that exist. */
    SOME,
    /** No hostile string. */
    NONE
  }

  /**
   * A position.
   *
   * @param document with the variable {@code $v}, or with {@code @} in place of the string
   * @param value of the variable, with {@code @} in place of the string
   */
  private record Position(String document, @Nullable Object value, Accepts accepts) {}

  private static final List<Position> POSITIONS =
      List.of(
          create("{text: $v, tags: []}", "String", "@", Accepts.TEXTS),
          create("{word: $v, tags: []}", "Word", "@", Accepts.TEXTS),
          create("{document: $v, tags: []}", "JSON", "@", Accepts.TEXTS),
          create("{document: $v, tags: []}", "JSON", Map.of("@", List.of("@")), Accepts.TEXTS),
          create("{tags: $v}", "[String!]!", List.of("x", "@"), Accepts.TEXTS),
          create("{tags: [], mood: $v}", "Mood", "@", Accepts.NONE),
          create("{tags: [], number: $v}", "Long", "@", Accepts.NONE),
          create("{tags: [], day: $v}", "Date", "@", Accepts.NONE),
          create("{tags: [], uuid: $v}", "UUID", "@", Accepts.NONE),
          create("{tags: [], topic: {name: $v}}", "String!", "@", Accepts.SOME),
          create("$v", "NoteCreateInput!", Map.of("tags", List.of(), "@", "x"), Accepts.NONE),
          create(
              "$v",
              "NoteCreateInput!",
              Map.of("tags", List.of(), "topic", Map.of("@", "x")),
              Accepts.NONE),
          of("($v: String!) { r: createTopic(input: {name: $v}) { name } }", "@", Accepts.SOME),
          of(
              "($v: String!) { r: createTopic(input: {name: \"k\", code: $v}) { name } }",
              "@",
              Accepts.SOME),
          of(
              "($v: TopicCreateInput!) { r: createTopic(input: $v) { name } }",
              Map.of("name", "k", "notes", List.of(Map.of("tags", List.of(), "@", 1L))),
              Accepts.NONE),
          of(
              "($v: String!) { r: upsertTopic(input: {name: $v, code: \"c\"}) { name } }",
              "@",
              Accepts.SOME),
          of(
              "($v: TopicUniqueKey!) { r: upsertTopic(input: {name: \"k\"}, conflict: $v) { name } }",
              "@",
              Accepts.NONE),
          of(
              "($v: ID!) { r: updateTopic(name: $v, input: {code: \"c\"}) { name } }",
              "@",
              Accepts.SOME),
          of("($v: ID!) { r: deleteTopic(name: $v) { name } }", "@", Accepts.SOME),
          of("($v: ID!) { r: updateNote(id: $v, input: {text: \"x\"}) { id } }", "@", Accepts.NONE),
          of("($v: ID!) { r: deleteNote(id: $v) { id } }", "@", Accepts.NONE),
          of(
              "($v: String) { r: updateNote(id: 1, input: {text: $v}) { text } }",
              "@",
              Accepts.TEXTS),
          of(
              "($v: NoteUpdateInput!) { r: updateNote(id: 1, input: $v) { text } }",
              Map.of("@", "x"),
              Accepts.NONE),
          of(
              "($v: NoteIncrementInput!) { r: updateNote(id: 1, increment: $v) { text } }",
              Map.of("@", 1L),
              Accepts.NONE),
          of(
              "($v: Long!) { r: updateNote(id: 1, increment: {number: $v}) { id } }",
              "@",
              Accepts.NONE),
          of(
              "($v: Int!) { r: updateNote(id: 1, input: {}, version: $v) { id } }",
              "@",
              Accepts.NONE),
          of("($v: Int!) { r: deleteNote(id: 9, version: $v) { id } }", "@", Accepts.NONE),
          of(
              "($v: String!) { r: updateNotes(where: {text: {eq: $v}, id: {eq: 0}}, input: {text: \"x\"}) { count } }",
              "@",
              Accepts.TEXTS),
          of(
              "($v: String!) { r: deleteNotes(where: {text: {eq: $v}, id: {eq: 0}}) { count } }",
              "@",
              Accepts.TEXTS),
          of(
              "($v: NoteWhereInput!) { r: deleteNotes(where: $v) { count } }",
              Map.of("@", Map.of("eq", 1L)),
              Accepts.NONE),
          of(
              "($v: Int!) { r: deleteNotes(where: {id: {eq: 0}}, limit: $v) { count } }",
              "@",
              Accepts.NONE),
          of(" { r: createNote(input: {@: 1}) { id } }", null, Accepts.NONE),
          of(" { r: createNote(input: {tags: [], mood: @}) { id } }", null, Accepts.NONE),
          of(" { r: updateNote(id: 1, increment: {@: 1}) { id } }", null, Accepts.NONE),
          of(" { r: @(id: 1) { id } }", null, Accepts.NONE));

  private static Position create(String input, String type, Object value, Accepts accepts) {
    return of(
        "($v: %s) { r: createNote(input: %s) { text word document tags } }".formatted(type, input),
        value,
        accepts);
  }

  private static Position of(String rest, @Nullable Object value, Accepts accepts) {
    return new Position("mutation " + rest, value, accepts);
  }

  private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
  private static final Set<String> CODES =
      Set.of(
          "BAD_USER_INPUT",
          "CONFLICT",
          "GRAPHQL_PARSE_FAILED",
          "GRAPHQL_VALIDATION_FAILED",
          "LIMIT_EXCEEDED");

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void areValuesOrErrors(TestDatabase database) throws Exception {
    CompiledSources sources = CompiledTypes.sources(database, CLASSES);
    String url =
        ForeignTables.create(
            database,
            Arrays.stream(sources.ddl().split(";\\s*\n"))
                .filter(sql -> !sql.isBlank())
                .toArray(String[]::new));
    Random random = new Random(Seed.get());
    try (FraiseEngine engine =
            FraiseEngine.open(
                new EngineSettings(url, null, null, 4, Limits.DEFAULT), sources.catalogs());
        SqlLog log = new SqlLog()) {
      execute(engine, new GraphQlRequest("mutation { createNote(input: {tags: []}) { id } }"));
      String guard = "mutation { createTopic(input: {name: \"guard\", code: \"guard\"}) { name } }";
      execute(engine, new GraphQlRequest(guard));
      int sent = 0;
      for (String hostile : HostileStrings.strings()) {
        for (Position position : POSITIONS) {
          if (random.nextInt(ONE_IN) == 0) {
            check(engine, position, hostile);
            sent++;
          }
        }
        checkKey(engine, hostile);
      }
      assertThat(sent).isGreaterThan(500);
      assertThat(
              execute(
                  engine,
                  new GraphQlRequest("{ topics(where: {code: {eq: \"guard\"}}) { name code } }")))
          .isEqualTo("{\"data\":{\"topics\":[{\"name\":\"guard\",\"code\":\"guard\"}]}}");
      for (String statement : Set.copyOf(log.statements())) {
        for (String hostile : HostileStrings.strings()) {
          assertThat(hostile.length() >= MIN_DISTINCTIVE_LENGTH && statement.contains(hostile))
              .as("%s contains <<%s>>", statement, hostile)
              .isFalse();
        }
      }
    }
  }

  private static void check(FraiseEngine engine, Position position, String hostile) {
    boolean inDocument = position.value() == null;
    if (inDocument && !HostileStrings.isText(hostile)) {
      return; // no document has it
    }
    Map<String, @Nullable Object> variables = new HashMap<>();
    if (!inDocument) {
      variables.put("v", with(position.value(), hostile));
    }
    String document = inDocument ? position.document().replace("@", hostile) : position.document();
    GraphQlRequest request = new GraphQlRequest(document, null, variables, null);
    Attempt attempt =
        new Attempt(position.document(), hostile, request, new Attempt.Expected.Result(null));
    String response = execute(engine, request);
    boolean succeeded = response.startsWith("{\"data\":{");
    switch (position.accepts()) {
      case TEXTS ->
          assertThat(succeeded)
              .as("%s: %s", attempt, response)
              .isEqualTo(HostileStrings.isText(hostile));
      case SOME -> {}
      case NONE -> assertThat(succeeded).as("%s: %s", attempt, response).isFalse();
    }
    if (!succeeded) {
      assertThat(CODE.matcher(response).results().map(found -> found.group(1)).toList())
          .as("%s: %s", attempt, response)
          .isNotEmpty()
          .allMatch(CODES::contains);
      LeakCheck.check(attempt, response);
    } else if (position.accepts() == Accepts.TEXTS && document.contains("createNote")) {
      Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(response)).get("data");
      assertThat(((Map<?, ?>) data.get("r")).containsValue(with(position.value(), hostile)))
          .as("%s: %s", attempt, response)
          .isTrue();
    }
  }

  private static void checkKey(FraiseEngine engine, String hostile) {
    GraphQlRequest request =
        new GraphQlRequest("mutation { r: deleteTopic(name: \"none\") { name } }")
            .withIdempotencyKey(hostile);
    boolean valid =
        !hostile.isEmpty()
            && hostile.length() <= 200
            && hostile.chars().allMatch(each -> each > ' ' && each < 0x7f);
    for (int i = 0; i < 2; i++) {
      String response = execute(engine, request);
      assertThat(response)
          .as("the key <<%s>>", hostile)
          .startsWith(
              valid
                  ? "{\"data\":{\"r\":null}}"
                  : "{\"errors\":[{\"message\":\"The idempotency key is not");
    }
  }

  private static Object with(@Nullable Object value, String hostile) {
    return switch (value) {
      case String text -> text.replace("@", hostile);
      case List<?> list -> new ArrayList<>(list.stream().map(each -> with(each, hostile)).toList());
      case Map<?, ?> map -> {
        Map<String, Object> replaced = new HashMap<>();
        map.forEach(
            (key, each) -> replaced.put(((String) key).replace("@", hostile), with(each, hostile)));
        yield replaced;
      }
      case null -> throw new IllegalArgumentException();
      default -> value;
    };
  }

  private static String execute(FraiseEngine engine, GraphQlRequest request) {
    return engine.graphql().execute(request, Caller.ANONYMOUS).text();
  }
}
