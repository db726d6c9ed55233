-- What accepting an application made: the card, its version at that moment and the participation. While nothing stands on them the application can go
-- back into the queue and they go. Null: a card that stood was filled, or nothing was accepted.
alter table applications add column made jsonb;
