-- What a writer sent, where it was merged with what somebody else had saved meanwhile: the same attempt sent again is
-- known by it, and what they send next stands on it. Sealed like `words`.
alter table block_rev add column sent blob;
