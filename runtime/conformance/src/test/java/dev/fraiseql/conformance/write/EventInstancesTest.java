package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.EventRowCheck;
import dev.fraiseql.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handlers get what mutations have recorded as instances of the author's records. */
class EventInstancesTest {
  private static final String CLASSES =
      """
      import dev.fraiseql.annotations.Observer;
      import dev.fraiseql.contract.event.*;
      enum Size { SMALL, LARGE }
      record Place(@Nullable Integer row, @Embedded Corner corner) {}
      record Corner(Optional<String> name) {}
      @Scalar record Code(String value) {
        public static Code parse(String text) { return new Code(text.strip().toUpperCase(Locale.ROOT)); }
        @Override public String toString() { return value.toLowerCase(Locale.ROOT); }
      }
      @Scalar record Money(BigDecimal amount) {}
      @Scalar record Short2(short value) {}
      @Scalar record Stamp(OffsetDateTime at) {}
      @Type(capture = Capture.OUTBOX) record Box(@Id long id, @Relation List<Thing> things) {}
      @Type(capture = Capture.OUTBOX) record Thing(
          @Id UUID id, byte aByte, short aShort, int anInt, long aLong, float aFloat, double aDouble,
          @Nullable Byte byteBox, @Nullable Short shortBox, @Nullable Integer intBox, @Nullable Long longBox,
          @Nullable Float floatBox, @Nullable Double doubleBox,
          @Column(precision = 12, scale = 2) BigDecimal amount, @Nullable BigDecimal other,
          @Column(length = 20) String text, Optional<String> more, boolean yes, @Nullable Boolean maybe,
          Instant instant, OffsetDateTime offset, Optional<OffsetDateTime> later, LocalDateTime local,
          LocalDate date, LocalTime time, Duration span, @Nullable UUID uuid, Size size, @Nullable Size most,
          byte[] bytes, @Json String document, @Json @Nullable Map<String, Object> map,
          @Json List<?> array, @Json Object any,
          List<Integer> numbers, List<String> tags, @Nullable List<Size> sizes, Optional<List<UUID>> uuids,
          List<Code> codes, Code code, @Nullable Code noCode, Money money, Short2 tiny, Stamp stamp,
          @Embedded Place place, @Embedded @Nullable Place spare,
          @Relation @Nullable Box box, @Ignore int ignored, @Ignore @Nullable Object dropped,
          @Relation(through = @Join(table = "thing_boxes")) List<Box> boxes, @Version int version) {}
      @Observer(entity = Thing.class) class Watch extends ArrayList<String> {
        @Handle void on(EntityEvent<Thing> event) {
          add(text(event.before()) + " -> " + text(event.after()) + " " + event.row().key());
        }
        private static String text(@Nullable Thing thing) {
          return thing == null
              ? "null"
              : thing.toString().replaceAll("\\\\[B@[0-9a-f]+", Arrays.toString(thing.bytes()));
        }
      }
      """;

  private static final String CREATE =
      """
      mutation {
        createBox(input: {}) { id }
        createThing(input: {
          id: "00000000-0000-0001-0000-000000000002"
          aByte: -128 aShort: -32768 anInt: -2147483648 aLong: "-9223372036854775808" aFloat: 0.1 aDouble: 1.0E300
          amount: "10.50" text: "a\\"b é" yes: true
          instant: "2026-01-24T10:00:00.000001+01:00" offset: "2026-01-24T10:00:00+01:00"
          local: "2026-01-24T10:00:00" date: "2026-01-24" time: "10:30:00" span: "PT1H0.5S"
          size: LARGE bytes: "AAH/" document: {b: [1, null]} array: [1.50, "x", null] any: 7
          numbers: [3, 1] tags: ["p", ""] codes: ["q"] code: " abc " money: "1.20" tiny: 5
          stamp: "2026-01-24T09:00:00Z" place: {corner: {}}
        }) { id }
        updateThing(id: "00000000-0000-0001-0000-000000000002", input: {
          byteBox: 1 shortBox: 2 intBox: 3 longBox: "4" floatBox: 0.5 doubleBox: 0.25 other: "1.5" more: "m"
          maybe: false later: "2026-01-24T09:00:00Z" uuid: "00000000-0000-0000-0000-000000000009" most: SMALL
          map: {k: {l: true}} sizes: [SMALL, LARGE] uuids: ["00000000-0000-0000-0000-000000000001"] noCode: "n"
          spare: {row: 4, corner: {name: "c"}} box: {id: 1}
        }) { id }
        deleteThing(id: "00000000-0000-0001-0000-000000000002") { id }
      }
      """;

  private static final String CREATED =
      """
      Thing[id=00000000-0000-0001-0000-000000000002, aByte=-128, aShort=-32768, anInt=-2147483648,\
       aLong=-9223372036854775808, aFloat=0.1, aDouble=1.0E300, byteBox=null, shortBox=null, intBox=null,\
       longBox=null, floatBox=null, doubleBox=null, amount=10.50, other=null, text=a"b é,\
       more=Optional.empty, yes=true, maybe=null, instant=2026-01-24T09:00:00.000001Z,\
       offset=2026-01-24T09:00Z, later=Optional.empty, local=2026-01-24T10:00, date=2026-01-24, time=10:30,\
       span=PT1H0.5S, uuid=null, size=LARGE, most=null, bytes=[0, 1, -1], document={"b":[1,null]}, map=null,\
       array=[1.5, x, null], any=7, numbers=[3, 1], tags=[p, ], sizes=null, uuids=Optional.empty, codes=[q],\
       code=abc, noCode=null, money=Money[amount=1.200000], tiny=Short2[value=5],\
       stamp=Stamp[at=2026-01-24T09:00Z], place=Place[row=null, corner=Corner[name=Optional.empty]],\
       spare=null, box=null, ignored=0, dropped=null, boxes=null, version=0]\
      """;

  private static final String UPDATED =
      """
      Thing[id=00000000-0000-0001-0000-000000000002, aByte=-128, aShort=-32768, anInt=-2147483648,\
       aLong=-9223372036854775808, aFloat=0.1, aDouble=1.0E300, byteBox=1, shortBox=2, intBox=3,\
       longBox=4, floatBox=0.5, doubleBox=0.25, amount=10.50, other=1.500000, text=a"b é,\
       more=Optional[m], yes=true, maybe=false, instant=2026-01-24T09:00:00.000001Z,\
       offset=2026-01-24T09:00Z, later=Optional[2026-01-24T09:00Z], local=2026-01-24T10:00, date=2026-01-24,\
       time=10:30, span=PT1H0.5S, uuid=00000000-0000-0000-0000-000000000009, size=LARGE, most=SMALL,\
       bytes=[0, 1, -1], document={"b":[1,null]}, map={k={l=true}}, array=[1.5, x, null], any=7,\
       numbers=[3, 1], tags=[p, ], sizes=[SMALL, LARGE],\
       uuids=Optional[[00000000-0000-0000-0000-000000000001]], codes=[q], code=abc, noCode=n,\
       money=Money[amount=1.200000], tiny=Short2[value=5], stamp=Stamp[at=2026-01-24T09:00Z],\
       place=Place[row=null, corner=Corner[name=Optional.empty]],\
       spare=Place[row=4, corner=Corner[name=Optional[c]]], box=null, ignored=0, dropped=null, boxes=null,\
       version=1]\
      """;

  /** A pattern in the JSON of a row, its replacement, and the error. */
  private static final String WRONG =
      """
      "id":"[^"]*" | "id":"7" | id: "7" is not a UUID, such as "123e4567-e89b-12d3-a456-426614174000".
      "anInt":-2147483648 | "anInt":2147483648 | anInt: 2147483648 is out of the range of Int.
      "anInt":-2147483648 | "anInt":1.5 | anInt: 1.5 is not an integer of type Int.
      "amount":10.50 | "amount":"ten" | amount: "ten" is not a Decimal, such as 19.99.
      "yes":true | "yes":"true" | yes: "true" is not a Boolean: true or false.
      "date":"2026-01-24" | "date":"2026-01-32" | date: "2026-01-32" is not a Date, such as "2026-01-24".
      "size":"LARGE" | "size":"HUGE" | size: "HUGE" is no value of Size.
      "size":"LARGE" | "size":null | size: the field is missing or null, and must not be.
      "bytes":"AAH/" | "bytes":"!" | bytes: "!" is not bytes in Base64.
      "numbers":\\[3,1] | "numbers":3 | numbers: 3 is not a list.
      "numbers":\\[3,1] | "numbers":[3,null] | numbers.1: null is not allowed in a list.
      "numbers":\\[3,1] | "numbers":[3,"x"] | numbers.1: "x" is not an integer of type Int.
      "spare":\\{"row":4 | "spare":{"row":"4" | spare.row: "4" is not an integer of type Int.
      "version":1 | "version":1,"boxes":[] | boxes: events of Thing have no such field.
      """;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void haveAllThatIsRecorded(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      assertThat(shop.execute(CREATE)).startsWith("{\"data\":{");
      CompiledObserver observer = shop.catalog().observers().getFirst();
      List<?> watch = (List<?>) observer.create();

      for (RowEvent event : events(shop)) {
        observer.handle("on", watch, new DeliveredEvent(event, "d", 1, 0));
      }

      String key = " 00000000-0000-0001-0000-000000000002";
      List<String> got = new ArrayList<>();
      watch.forEach(each -> got.add((String) each));
      assertThat(got)
          .containsExactly(
              "null -> " + CREATED + key,
              CREATED + " -> " + UPDATED + key,
              UPDATED + " -> null" + key);
    }
  }

  /** What operators edit is checked by it. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void passTheCheckOfEditedRowsUnlessAValueIsOfAnotherForm(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      assertThat(shop.execute(CREATE)).startsWith("{\"data\":{");
      String last = "";
      for (RowEvent event : events(shop)) {
        for (String row : Arrays.asList(event.before(), event.after())) {
          if (row != null) {
            assertThat(problem(shop, row)).isEmpty();
            last = row;
          }
        }
      }
      for (String line : WRONG.lines().toList()) {
        String[] columns = line.split(" \\| ");
        String edited = last.replaceFirst(columns[0], columns[1]);
        assertThat(edited).as(columns[0]).isNotEqualTo(last);
        assertThat(problem(shop, edited)).isEqualTo("after." + columns[2]);
      }
    }
  }

  private static String problem(Shop shop, String row) {
    Model model = shop.engine().model();
    try {
      new EventRowCheck(model)
          .check((Map<?, ?>) JsonReader.read(row), model.type("Thing"), "after");
      return "";
    } catch (RequestException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<RowEvent> events(Shop shop) {
    List<RowEvent> events = new ArrayList<>();
    for (String row :
        shop.rows(
            "select entity_key, operation, before_row, after_row, changed from fq_outbox"
                + " where entity_type = 'Thing' order by id")) {
      String[] columns = row.split("\\|", -1);
      events.add(
          new RowEvent(
              new RowEvent.Header(
                  new UUID(1, 2),
                  "Thing",
                  columns[0],
                  Change.valueOf(columns[1]),
                  Instant.EPOCH,
                  null,
                  null,
                  null),
              json(columns[2]),
              json(columns[3]),
              columns[4]));
    }
    return events;
  }

  private static @Nullable String json(String column) {
    return column.equals("null") ? null : column;
  }
}
