package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** What each line costs beside the write. */
public record Work(
    @Default("0")
        @Min(0) @Max(1000000000) @JsonPropertyDescription(
            "CPU: how often SHA-256 is taken over the line before it is written. 0 to 10^9, default 0.")
        Integer hashRounds,
    @Default("0")
        @Min(0) @Max(60000000) @JsonPropertyDescription(
            "Waiting: microseconds to sleep before the line is written. 0 to 60000000, default 0.")
        Integer sleepMicros,
    @Default("false")
        @JsonPropertyDescription(
            "Disk: true forces each record to the disk before the next. Default false.")
        Boolean fsync,
    @Default("false")
        @JsonPropertyDescription(
            "Files: true opens the output, appends the record and closes it again for each line. Default false: it is opened once and buffered.")
        Boolean reopen,
    @Default("false")
        @JsonPropertyDescription(
            "Files: true reads the whole input again for each line. Default false: it is read once, before the first line.")
        Boolean rereadInput) {}
