package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The design of an experiment. All but {@code suspend}, {@code deadlineSeconds}, {@code
 * ttlSecondsAfterFinished} and {@code keepPods} is fixed once the object exists, since a result
 * belongs to one design.
 */
@ValidationRule(
    value = "size(self.profiles) * size(self.variants) * self.rounds <= 5000",
    message =
        "profiles x variants x rounds may be at most 5000 runs: use fewer rounds, profiles or variants",
    fieldPath = ".rounds")
@ValidationRule(
    value =
        "!has(self.input.lines) || self.input.lines <= 4096 || !self.variants.exists(v, v.strategy == 'ThreadPerLine')",
    message = "ThreadPerLine starts a thread for each line: use at most 4096 input.lines with it",
    fieldPath = ".input.lines")
@ValidationRule(
    value = "self.input == oldSelf.input",
    message = "input is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".input")
@ValidationRule(
    value = "self.profiles == oldSelf.profiles",
    message = "profiles are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".profiles")
@ValidationRule(
    value = "self.variants == oldSelf.variants",
    message = "variants are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".variants")
@ValidationRule(
    value = "self.work == oldSelf.work",
    message = "work is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".work")
@ValidationRule(
    value = "self.iterations == oldSelf.iterations",
    message = "iterations are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".iterations")
@ValidationRule(
    value = "self.rounds == oldSelf.rounds",
    message = "rounds are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".rounds")
@ValidationRule(
    value = "has(self.seed) == has(oldSelf.seed) && (!has(self.seed) || self.seed == oldSelf.seed)",
    message = "seed is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".seed")
@ValidationRule(
    value =
        "has(self.workload) == has(oldSelf.workload) && (!has(self.workload) || self.workload == oldSelf.workload)",
    message = "workload is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".workload")
@ValidationRule(
    value =
        "has(self.placement) == has(oldSelf.placement) && (!has(self.placement) || self.placement == oldSelf.placement)",
    message = "placement is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".placement")
@ValidationRule(
    value = "self.runTimeoutSeconds == oldSelf.runTimeoutSeconds",
    message =
        "runTimeoutSeconds is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".runTimeoutSeconds")
public record ThreadExperimentSpec(
    @Required
        @JsonPropertyDescription(
            "The file that every run copies line by line. Exactly one of lines, text and configMap.")
        Input input,
    @Required
        @Size(min = 1, max = 16) @JsonPropertyDescription("The CPU and memory sizes to compare, 1 to 16, by name.")
        List<Profile> profiles,
    @Required
        @Size(min = 1, max = 16) @JsonPropertyDescription("The ways of doing the work to compare, 1 to 16, by name.")
        List<Variant> variants,
    @Default("{}")
        @JsonPropertyDescription(
            "What each line costs beside the write; the costs add up. Default: nothing.")
        Work work,
    @Default("{}")
        @JsonPropertyDescription(
            "How often one run copies the input: iterations to warm up, then iterations that count.")
        Iterations iterations,
    @Default("10")
        @Min(1) @Max(5000) @JsonPropertyDescription(
            "Rounds. In each round every profile runs with every variant once, in random order. 1 to 5000, default 10.")
        Integer rounds,
    @org.jspecify.annotations.Nullable @Nullable @Min(0) @Max(9007199254740991.0) @JsonPropertyDescription(
            "The seed of the random order. The same seed gives the same order on every engine. 0 to 2^53-1; default: drawn at the start and shown in status.seed.")
        Long seed,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "The image that runs in the pods. Default: the one that the operator is configured with. Not used when the experiment runs without a cluster.")
        WorkloadImage workload,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "Which nodes the pods may run on. Default: any. Not used when the experiment runs without a cluster.")
        Placement placement,
    @Default("300")
        @Min(1) @Max(86400) @JsonPropertyDescription(
            "Seconds after which a run is ended and recorded as TimedOut. 1 to 86400, default 300.")
        Integer runTimeoutSeconds,
    @Default("86400")
        @Min(1) @Max(2592000) @JsonPropertyDescription(
            "Seconds after which the whole experiment is ended with what it has. 1 to 2592000 (30 days), default 86400 (a day). May be changed at any time.")
        Integer deadlineSeconds,
    @Default("false")
        @JsonPropertyDescription(
            "true: the current run is finished and no other is started until it is false again. Default false. May be changed at any time.")
        Boolean suspend,
    @org.jspecify.annotations.Nullable @Nullable @Min(0) @Max(Integer.MAX_VALUE) @JsonPropertyDescription(
            "Seconds after the end at which the experiment and its results are deleted. 0 to 2147483647. Default: null, never. May be changed at any time.")
        Integer ttlSecondsAfterFinished,
    @Default("OnFailure")
        @JsonPropertyDescription(
            "Whether the pods of ended runs are kept: Never, OnFailure (those that gave no report) or Always. Default OnFailure. May be changed at any time.")
        KeepPods keepPods) {}
