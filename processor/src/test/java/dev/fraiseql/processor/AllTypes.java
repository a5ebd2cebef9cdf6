package dev.fraiseql.processor;

/** A source with everything that an author can write. */
final class AllTypes {
  private AllTypes() {}

  /** A field of each Java type that has a GraphQL type, and of each way to keep one. */
  static final String THING =
      """
      /** Has everything. */
      @Type
      record Thing(
          @Id UUID id,
          byte aByte, short aShort, int anInt, long aLong, float aFloat, double aDouble,
          @Nullable Byte byteBox, @Nullable Short shortBox, @Nullable Integer intBox,
          @Nullable Long longBox, @Nullable Float floatBox, @Nullable Double doubleBox,
          BigDecimal amount, @Column(precision = 38, scale = 18) @Nullable BigDecimal wide,
          @Column(precision = 12, scale = 2) BigDecimal small,
          String text, @Column(length = 40) Optional<String> shortText,
          boolean yes, @Nullable Boolean maybe,
          Instant instant, OffsetDateTime offset, @Nullable LocalDateTime local,
          LocalDate date, LocalTime time, Duration micros,
          @Column(unit = MILLIS) Duration millis, @Column(unit = SECONDS) @Nullable Duration seconds,
          @Nullable UUID other, Colour colour, @Nullable Colour shade,
          byte[] bytes, byte @Nullable [] moreBytes, @Json Map<String, Object> document,
          List<Integer> numbers, List<String> tags, @Nullable List<Colour> colours,
          List<BigDecimal> amounts, List<Instant> instants, List<UUID> uuids,
          @Embedded Address address, @Embedded @Nullable Address invoiceAddress,
          @Nullable Long shelfId,
          @Relation @Nullable Shelf shelf,
          @Relation List<Part> parts,
          @Relation(through = @Join(table = "thing_label")) Set<Label> labels,
          int old) {

        /** @deprecated nobody asks any more */
        @Deprecated
        public int old() {
          return old;
        }
      }
      """;

  static final String COLOUR = "/** What one sees. */ enum Colour { RED, @Deprecated GREEN }";
  static final String ADDRESS = "record Address(String street, @Embedded Place place) {}";
  static final String PLACE = "record Place(double latitude, @Nullable Double longitude) {}";

  static final String SHELF =
      """
      @Type class Shelf {
        @Id private final long id;
        private final String name;
        @Relation List<Thing> things;
        @Relation @Nullable Shelf above;
        @Relation List<Shelf> below;

        Shelf(long id, String name) {
          this.id = id;
          this.name = name;
          this.things = List.of();
          this.above = null;
          this.below = List.of();
        }

        public long getId() {
          return id;
        }

        public String name() {
          return name;
        }
      }
      """;

  static final String PART =
      "@Type record Part(@Id UUID thingId, @Id int place, @Relation Thing thing) {}";
  static final String LABEL =
      """
      @Type(readOnly = true) record Label(@Id String id,
          @Relation(through = @Join(table = "thing_label")) List<Thing> things) {}
      """;

  static final String OPERATION =
      """
      @Operation(\"""
          query RedThings($text: String!, $more: Boolean!) {
            things(where: {colour: {eq: RED}, text: {eq: $text}}, orderBy: [{amount: DESC}], limit: 5) {
              id
              amount
              shelf @include(if: $more) { name above { name } }
              parts { place }
            }
          }\""")
      interface RedThings {}
      """;

  /** A compiler of all of it. */
  static Compiler compiler() {
    return compiler(Compiler.create());
  }

  /** The same with options of one's own. */
  static Compiler compiler(Compiler compiler) {
    return compiler
        .source(THING)
        .source(COLOUR)
        .source(ADDRESS)
        .source(PLACE)
        .source(SHELF)
        .source(PART)
        .source(LABEL)
        .source(OPERATION);
  }

  /** A compiler of all of it, told in another order. */
  static Compiler compilerInAnotherOrder() {
    return Compiler.create()
        .source(OPERATION)
        .source(PART)
        .source(LABEL)
        .source(PLACE)
        .source(SHELF)
        .source(COLOUR)
        .source(ADDRESS)
        .source(THING);
  }
}
