package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A song or an episode of a series, which the store sells. */
@Type(table = "Track")
public record Track(
    @Id @Column(name = "TrackId") long id,
    @Column(length = 200) String name,
    @Relation @Nullable Album album,
    @Relation MediaType mediaType,
    @Relation @Nullable Genre genre,
    @Nullable @Column(length = 220) String composer,
    @Column(name = "Milliseconds", unit = ChronoUnit.MILLIS) Duration duration,
    @Nullable Integer bytes,
    @Column(precision = 10, scale = 2) BigDecimal unitPrice,
    @Relation List<InvoiceLine> invoiceLines,
    @Relation(through = @Join(table = "PlaylistTrack")) List<Playlist> playlists) {}
